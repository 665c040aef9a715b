using Hotc.Generators.Json;
using Hotc.Generators.Model;

namespace Hotc.Generators.Parsing;

/// <summary>Finds the C# type of each schema, declaring records and enums on the way.</summary>
internal sealed class TypeResolver(JsonValue root, string rootName, Declarations declarations, Problems problems, CancellationToken cancellation)
{
    private const string RootReference = "#";
    private static readonly TypeModel Free = new(ValueKind.Free);

    // Null while the type of a definition is being found: meeting it again then is a circle, unless it is a record.
    private readonly Dictionary<string, TypeModel?> _references = new(StringComparer.Ordinal);

    private readonly Definitions _definitions = new(root);
    private readonly TypeNaming _naming = new(rootName);

    public void ResolveRoot()
    {
        if (root.Kind != JsonKind.Object || root.TextOf("type") != "object" || root["properties"] is null)
        {
            problems.Add(Descriptors.Unsupported, root.Position, "the root must be {\"type\": \"object\"} with properties");
            return;
        }

        _references[RootReference] = new TypeModel(ValueKind.Record, Name: rootName);
        SchemaChecks.CheckKeywords(root, problems);
        if (declarations.Claim(rootName, root.Position))
        {
            DeclareRecord(root, rootName, _naming.Stem(rootName));
        }
    }

    /// <summary>The type of a schema. <c>stem</c> is what a type found here is named after, without the suffix.</summary>
    private TypeModel Resolve(JsonValue schema, string stem)
    {
        cancellation.ThrowIfCancellationRequested();
        if (schema.IsTrue)
        {
            return Free;
        }

        if (schema.Kind != JsonKind.Object)
        {
            return Refuse(schema, "a schema must be an object or true");
        }

        if (schema["x-any"] is { IsTrue: true })
        {
            return Free;
        }

        SchemaChecks.CheckKeywords(schema, problems);
        if (schema["$ref"] is { } reference)
        {
            return ResolveReference(reference);
        }

        var types = SchemaChecks.TypesOf(schema, problems, out var nullable);
        var type = types.Count switch
        {
            0 => ResolveUntyped(schema, stem),
            1 => ResolveTyped(schema, types[0], stem),
            _ => Refuse(schema, $"a value of several types ({string.Join(", ", types)}) has no C# type; take it as it is with \"x-any\": true"),
        };
        return nullable ? type with { Nullable = true } : type;
    }

    private TypeModel ResolveReference(JsonValue reference)
    {
        if (_references.TryGetValue(reference.Text, out var known))
        {
            if (known is null)
            {
                problems.Add(Descriptors.Reference, reference.Position, $"'{reference.Text}' leads to itself without an object between");
            }

            return known ?? Free;
        }

        if (_definitions.Find(reference.Text, out var name) is not { } target)
        {
            problems.Add(Descriptors.Reference, reference.Position, $"'{reference.Text}' is not found; a reference must be '#' or '#/$defs/name' of this file");
            return Free;
        }

        var stem = _naming.Stem(Names.Pascal(name));
        if (SchemaChecks.IsRecord(target))
        {
            // Known before its properties are, so that a record may hold records of its own kind.
            var typeName = _naming.RecordName(target, stem);
            var nullable = target["type"] is { Kind: JsonKind.Array };
            _references[reference.Text] = new TypeModel(ValueKind.Record, nullable, typeName);
        }
        else
        {
            _references[reference.Text] = null;
        }

        return _references[reference.Text] = Resolve(target, stem);
    }

    private TypeModel ResolveUntyped(JsonValue schema, string stem)
    {
        if (schema["enum"] is { } values)
        {
            return ResolveEnum(schema, values, stem);
        }

        if (schema["const"] is { } constant)
        {
            return constant.Kind switch
            {
                JsonKind.Text => new TypeModel(ValueKind.Text),
                JsonKind.Boolean => new TypeModel(ValueKind.Boolean),
                JsonKind.Number => SchemaChecks.IsWhole(constant) ? new TypeModel(ValueKind.Int32) : new TypeModel(ValueKind.Number),
                _ => Refuse(constant, "a const must be a string, a number or a boolean"),
            };
        }

        if ((schema["oneOf"] ?? schema["anyOf"]) is { Kind: JsonKind.Array } choices)
        {
            return ResolveChoices(schema, choices, stem);
        }

        foreach (var keyword in (string[])["properties", "additionalProperties", "items", "required", "allOf"])
        {
            if (schema[keyword] is not null)
            {
                return Refuse(schema, $"'{keyword}' without 'type' has no shape; say the type, or \"x-any\": true");
            }
        }

        return Free;
    }

    private TypeModel ResolveTyped(JsonValue schema, string type, string stem)
    {
        switch (type)
        {
            case "string":
                if (schema["enum"] is { } values)
                {
                    return ResolveEnum(schema, values, stem);
                }

                return (schema["oneOf"] ?? schema["anyOf"]) is { } choices && SchemaChecks.AreConstantTexts(choices)
                    ? ResolveEnum(schema, choices, stem)
                    : new TypeModel(ValueKind.Text);
            case "integer":
                return new TypeModel(SchemaChecks.NeedsInt64(schema) ? ValueKind.Int64 : ValueKind.Int32);
            case "number":
                return new TypeModel(ValueKind.Number);
            case "boolean":
                return new TypeModel(ValueKind.Boolean);
            case "array":
                return new TypeModel(ValueKind.Array, Item: schema["items"] is { } items ? Resolve(items, TypeNaming.ItemStem(stem, "Item")) : Free);
            case "object":
                return ResolveObject(schema, stem);
            default:
                return Refuse(schema, $"'{type}' is no type of JSON Schema");
        }
    }

    private TypeModel ResolveObject(JsonValue schema, string stem)
    {
        var additional = schema["additionalProperties"];
        if (!SchemaChecks.IsRecord(schema))
        {
            var item = additional is null or { IsTrue: true } ? Free : Resolve(additional, TypeNaming.ItemStem(stem, "Entry"));
            return new TypeModel(ValueKind.Map, Item: item);
        }

        if (additional is { Kind: JsonKind.Object })
        {
            return Refuse(additional, "an object cannot have both 'properties' and a schema for additional ones");
        }

        var name = _naming.RecordName(schema, stem);
        if (declarations.Claim(name, schema.Position))
        {
            DeclareRecord(schema, name, _naming.Stem(name));
        }

        return new TypeModel(ValueKind.Record, Name: name);
    }

    private TypeModel ResolveChoices(JsonValue schema, JsonValue choices, string stem)
    {
        if (SchemaChecks.AreConstantTexts(choices))
        {
            return ResolveEnum(schema, choices, stem);
        }

        var others = choices.Items.Where(choice => choice.TextOf("type") != "null").ToList();
        return others.Count == 1 && choices.Items.Count == 2
            ? Resolve(others[0], stem) with { Nullable = true }
            : Refuse(choices, "only a choice of constant strings, or of one schema and null, has a C# type; take it as it is with \"x-any\": true");
    }

    private TypeModel ResolveEnum(JsonValue schema, JsonValue values, string stem)
    {
        if (values.Items.Count > 0 && values.Items.All(SchemaChecks.IsWhole))
        {
            return new TypeModel(ValueKind.Int32);
        }

        var name = TypeNaming.Own(schema) ?? stem;
        if (EnumReader.Read(values, problems, out var nullable) is not { } members)
        {
            return Refuse(values, "the values of an enum must be strings (and null), or whole numbers");
        }

        if (declarations.Claim(name, schema.Position))
        {
            declarations.Add(name, schema.TextOf("description") ?? "", members);
        }

        return new TypeModel(ValueKind.Enum, nullable, name);
    }

    private void DeclareRecord(JsonValue schema, string name, string stem)
    {
        var required = new HashSet<string>(schema["required"]?.Items.Select(item => item.Text) ?? [], StringComparer.Ordinal);
        foreach (var item in schema["required"]?.Items ?? [])
        {
            if (schema["properties"]?[item.Text] is null)
            {
                problems.Add(Descriptors.Unsupported, item.Position, $"'{item.Text}' is required but not among the properties");
            }
        }

        var properties = new List<PropertyModel>();
        foreach (var member in schema["properties"]?.Members ?? [])
        {
            // An enum of the root is named after the root; records are not, they have its last word already.
            var memberStem = (name == rootName && !SchemaChecks.IsEnum(member.Value) ? "" : stem) + Names.Pascal(member.Name);
            var type = Resolve(member.Value, memberStem);
            var propertyName = Names.Property(member.Name, name);
            if (propertyName.Length == 0 || properties.Exists(other => other.Name == propertyName))
            {
                problems.Add(Descriptors.Name, member.Position, $"'{member.Name}' has no C# name of its own in '{name}'");
                continue;
            }

            var fallback = _definitions.Annotation(member.Value, "default");
            var isRequired = required.Contains(member.Name);
            var isNullable = type.Nullable || (!isRequired && fallback is null);
            properties.Add(new PropertyModel(
                member.Name,
                propertyName,
                _definitions.Annotation(member.Value, "description") is { Kind: JsonKind.Text } doc ? doc.Text : "",
                isNullable ? type with { Nullable = true } : type,
                isRequired,
                fallback is null ? null : Defaults.ToExpression(fallback, type, declarations, problems)));
        }

        declarations.Add(name, schema.TextOf("description") ?? "", properties);
    }

    private TypeModel Refuse(JsonValue at, string message)
    {
        problems.Add(Descriptors.Unsupported, at.Position, message);
        return Free;
    }
}
