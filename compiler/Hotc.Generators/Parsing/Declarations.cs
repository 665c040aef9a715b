using Hotc.Generators.Json;
using Hotc.Generators.Model;

namespace Hotc.Generators.Parsing;

/// <summary>The types met so far in one schema. A type has its place from the moment it is named, so that order is the schema's.</summary>
internal sealed class Declarations(string @namespace, SchemaShape shape, Problems problems)
{
    private readonly List<string> _order = [];
    private readonly Dictionary<string, DeclarationModel?> _models = new(StringComparer.Ordinal);

    public string Namespace => @namespace;

    /// <summary>Takes a name. False, with a problem, when another type of this schema has it.</summary>
    public bool Claim(string name, JsonPosition position)
    {
        if (!Names.IsTypeName(name))
        {
            problems.Add(Descriptors.Name, position, $"'{name}' cannot be the name of a type; give one in Pascal case with \"x-name\"");
            return false;
        }

        if (_models.ContainsKey(name))
        {
            problems.Add(Descriptors.Name, position, $"a second type would be called '{name}'; give one of them another name with \"x-name\"");
            return false;
        }

        _order.Add(name);
        _models.Add(name, null);
        return true;
    }

    public void Add(string name, string doc, List<PropertyModel> properties) =>
        _models[name] = new RecordModel(@namespace, name, doc, shape, properties.ToEquatableArray());

    public void Add(string name, string doc, List<EnumMemberModel> members) =>
        _models[name] = new EnumModel(@namespace, name, doc, members.ToEquatableArray());

    /// <summary>The members of an enum that was added.</summary>
    public EquatableArray<EnumMemberModel> MembersOf(string name) =>
        _models.TryGetValue(name, out var model) && model is EnumModel found ? found.Members : EquatableArray<EnumMemberModel>.Empty;

    public EquatableArray<DeclarationModel> ToModel() =>
        _order.Select(name => _models[name]).OfType<DeclarationModel>().ToEquatableArray();
}
