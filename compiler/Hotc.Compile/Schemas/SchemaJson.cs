using System.Text.Json.Serialization;

namespace Hotc.Compile.Schemas;

/// <summary>Serialisation that needs no reflection at run time.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class SchemaJson : JsonSerializerContext;
