using System.Collections.Immutable;
using Hotc.Foundation.Text;
using Hotc.Heat.Catalogue;
using Hotc.Heat.Values;
using Hotc.Lint.Bundles;
using Hotc.Lint.Values;

namespace Hotc.Lint.Engine;

/// <summary>What is wrong with a property.</summary>
internal enum PropertyFault
{
    Unknown,
    Missing,
    WrongType,
    Constraint,
    NotImplemented,

    /// <summary>A parameter of a nested template without a value, which an environment that is not known may give.</summary>
    MaybeMissing,
}

/// <summary>A property that Heat refuses, or will when its value is known.</summary>
internal sealed record PropertyProblem(PropertyFault Fault, SourceSpan? Span, string Message, bool IsLive)
{
    public string? Help { get; init; }

    /// <summary>The name that is not known.</summary>
    public string? Name { get; init; }

    /// <summary>The known name that was probably meant.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Where the value comes from, when it stands elsewhere.</summary>
    public SourceSpan? Origin { get; init; }
}

/// <summary>A property that is set.</summary>
/// <param name="Schema">What it takes.</param>
/// <param name="Value">What is known of its value.</param>
/// <param name="KeySpan">Where its name stands; that of its list for an item.</param>
/// <param name="Type">The name of the resource's type.</param>
/// <param name="Path">The path of the property.</param>
/// <param name="PlainPath">The path with an empty step for a place in a list.</param>
/// <param name="IsLive">Whether the resource is or may be part of the stack.</param>
internal readonly record struct PropertyUse(PropertySchema Schema, Value Value, SourceSpan? KeySpan, string Type, string Path, string PlainPath, bool IsLive);

/// <summary>Checks properties against what their type takes.</summary>
internal sealed class PropertyChecks
{
    private readonly ImmutableArray<PropertyProblem>.Builder problems = ImmutableArray.CreateBuilder<PropertyProblem>();
    private readonly ImmutableArray<PropertyUse>.Builder uses = ImmutableArray.CreateBuilder<PropertyUse>();
    private readonly StackContext context;
    private bool isLive;
    private string type = "";

    private PropertyChecks(StackContext context) => this.context = context;

    /// <summary>Everything that the properties and update policies of resources, and of members of groups, do wrong.</summary>
    public static (ImmutableArray<PropertyProblem> Problems, ImmutableArray<PropertyUse> Uses) Find(StackContext context)
    {
        var checks = new PropertyChecks(context);
        foreach (var resource in context.Template.Resources)
        {
            // Heat takes a resource that exists already as it is.
            if (resource.ExternalId is not null)
            {
                continue;
            }

            checks.isLive = context.Stack.IsEnabled(resource) != false;
            checks.CheckTarget(context.Stack.Target(resource), context.Stack.Properties(resource), resource.TypeSpan ?? resource.NameSpan);
            if (resource.UpdatePolicy is { } policy && context.Stack.Target(resource) is BuiltInTarget { Type: { AcceptsAnyProperty: false, IsDescribed: true } kind })
            {
                checks.CheckFields(kind.UpdatePolicy, context.Stack.Evaluator.Evaluate(policy), resource.NameSpan, "", [], []);
            }
        }

        foreach (var member in context.Members)
        {
            checks.isLive = context.Stack.IsEnabled(member.Group) != false;
            checks.CheckTarget(member.Target, member.Properties, member.TypeSpan);
        }

        return (checks.problems.DrainToImmutable(), checks.uses.DrainToImmutable());
    }

    private void CheckTarget(TypeTarget? target, Value properties, SourceSpan? typeSpan)
    {
        switch (target)
        {
            case BuiltInTarget { Type: { AcceptsAnyProperty: false, IsDescribed: true } kind }:
                type = kind.Name;
                CheckFields(TypedValue.Fields(kind, properties), properties, typeSpan, "", kind.Translations, []);
                break;
            case NestedTarget nested:
                NestedChecks.Check(nested.Template, properties, typeSpan, context, (fault, span, message, help, origin) => Add(fault, span, message, help, origin: origin));
                break;
        }
    }

    private void CheckFields(
        IReadOnlyDictionary<string, PropertySchema> fields,
        Value value,
        SourceSpan? place,
        string path,
        ImmutableArray<PropertyTranslation> translations,
        ImmutableArray<string> names)
    {
        if (value is not MapValue map)
        {
            if (value is ChoiceValue choice)
            {
                CheckFields(fields, choice.First, place, path, translations, names);
                CheckFields(fields, choice.Second, place, path, translations, names);
            }

            return;
        }

        foreach (var (key, span, item) in map.Entries)
        {
            if (fields.TryGetValue(key, out var schema))
            {
                if (!schema.IsImplemented)
                {
                    Add(PropertyFault.NotImplemented, span, $"Heat does not implement the property \"{Join(path, key)}\"");
                }

                CheckValue(schema, item, span, Join(path, key), translations, names.Add(key));
                continue;
            }

            var near = Foundation.Diagnostics.Nearest.Of(key, fields.Where(f => f.Value.Support.Status != "HIDDEN").Select(f => f.Key).Order(StringComparer.Ordinal));
            Add(PropertyFault.Unknown, span, $"there is no property \"{Join(path, key)}\"", near is null ? null : $"did you mean \"{near}\"?", near, name: key);
        }

        foreach (var schema in fields.Values)
        {
            if (!schema.Required || schema.Default is not null || map.IsOpen || map[schema.Name] is { } set && !IsNullLike(set) || IsTranslated(schema.Name, map, translations, names))
            {
                continue;
            }

            if (map[schema.Name] is null)
            {
                Add(PropertyFault.Missing, place ?? map.Span, $"the property \"{Join(path, schema.Name)}\" is required");
            }
        }
    }

    private void CheckValue(PropertySchema schema, Value value, SourceSpan? keySpan, string path, ImmutableArray<PropertyTranslation> translations, ImmutableArray<string> names)
    {
        uses.Add(new PropertyUse(schema, value, keySpan, type, path, PlainPath(schema, names), isLive));
        switch (value)
        {
            case ChoiceValue choice:
                CheckValue(schema, choice.First, keySpan, path, translations, names);
                CheckValue(schema, choice.Second, keySpan, path, translations, names);
                return;
            case AbsentValue:
                return;
            case ExactValue { IsNull: true }:
                CheckNull(schema, value.Span ?? keySpan, path);
                if (schema is { Type: PropertyType.Map, Default: null, Fields: { } inner })
                {
                    CheckFields(inner, new MapValue(value.Span, []), value.Span ?? keySpan, path, translations, names);
                }

                return;
            case ExactValue exact:
                CheckExact(schema, exact, keySpan, path);
                return;
            case ListValue list when schema.Type is PropertyType.List or PropertyType.Any:
                CheckConstraints(schema, list, keySpan, path);
                if (schema.Items is { } items)
                {
                    for (var i = 0; i < list.Items.Length; i++)
                    {
                        CheckValue(items, list.Items[i], list.Items[i].Span ?? keySpan, $"{path}.{i}", translations, names);
                    }
                }

                return;
            case MapValue map when schema.Type is PropertyType.Map or PropertyType.Any:
                CheckConstraints(schema, map, keySpan, path);
                if (schema.Fields is { } fields)
                {
                    CheckFields(fields, map, map.Span ?? keySpan, path, translations, names);
                }

                return;
            case ListValue or MapValue:
                Add(PropertyFault.WrongType, value.Span ?? keySpan, $"\"{path}\" takes {Word(schema.Type)}, and this is {(value is ListValue ? "a list" : "a map")}");
                return;
            case UnknownValue { IsIdentifier: true } unknown when schema.Type is PropertyType.Integer or PropertyType.Number or PropertyType.Boolean:
                Add(PropertyFault.WrongType, unknown.Span ?? keySpan, $"\"{path}\" takes {Word(schema.Type)}, and this gives {(unknown.Resource is null ? "the id of something" : $"the id of \"{unknown.Resource.Name}\"")}");
                return;
            case UnknownValue unknown when !Fits(unknown.Kinds, schema.Type):
                Add(PropertyFault.WrongType, unknown.Span ?? keySpan, $"\"{path}\" takes {Word(schema.Type)}, and this gives {ValuePaths.Words(unknown.Kinds & ~Kinds.Null)}");
                return;
        }
    }

    private void CheckExact(PropertySchema schema, ExactValue exact, SourceSpan? keySpan, string path)
    {
        if (PropertyValues.Convert(exact.Node, schema.Type, out var reason) is not { } converted)
        {
            Add(PropertyFault.WrongType, exact.Span ?? keySpan, $"\"{path}\" takes {Word(schema.Type)}: {reason}", origin: OriginOf(exact));
            return;
        }

        foreach (var constraint in schema.Constraints)
        {
            if (Constraints.ConstraintCheck.Check(constraint, converted, schema.Type) is { } broken)
            {
                Add(PropertyFault.Constraint, exact.Span ?? keySpan, $"\"{path}\": {broken}", origin: OriginOf(exact));
            }
        }
    }

    // Heat takes a written null for the default or for what is empty of the type, and holds that to the constraints.
    private void CheckNull(PropertySchema schema, SourceSpan? place, string path)
    {
        HotValue? stand = schema.Type switch
        {
            PropertyType.Any => null,
            _ when schema.Default is { } set and not (HotNull or HotText { Value.Length: 0 } or HotBool { Value: false }) => set,
            PropertyType.String => new HotText(""),
            PropertyType.Integer or PropertyType.Number => HotNumber.Of(0),
            PropertyType.Boolean => HotBool.Of(false),
            _ => null,
        };
        foreach (var constraint in schema.Constraints)
        {
            var broken = stand is not null ? Constraints.ConstraintCheck.Check(constraint, stand, schema.Type)
                : schema.Type == PropertyType.List ? Constraints.ConstraintCheck.CheckCollection(constraint, new ListValue(place, []))
                : schema.Type == PropertyType.Map ? Constraints.ConstraintCheck.CheckCollection(constraint, new MapValue(place, []))
                : null;
            if (broken is not null)
            {
                Add(PropertyFault.Constraint, place, $"\"{path}\" is null, which Heat takes for {(stand is null ? "nothing" : ValuePaths.Show(stand))}: {broken}");
                return;
            }
        }
    }

    private void CheckConstraints(PropertySchema schema, Value value, SourceSpan? keySpan, string path)
    {
        foreach (var constraint in schema.Constraints)
        {
            if (Constraints.ConstraintCheck.CheckCollection(constraint, value) is { } broken)
            {
                Add(PropertyFault.Constraint, value.Span ?? keySpan, $"\"{path}\": {broken}");
            }
        }
    }

    private void Add(PropertyFault fault, SourceSpan? span, string message, string? help = null, string? suggestion = null, SourceSpan? origin = null, string? name = null) =>
        problems.Add(new PropertyProblem(fault, span, message, isLive) { Help = help, Suggestion = suggestion, Origin = origin, Name = name });

    private static bool IsNullLike(Value value) => value is AbsentValue;

    private static SourceSpan? OriginOf(ExactValue exact) => exact.Node.Origin is { } origin && origin != exact.Span ? origin : null;

    // Heat fills the property from an older one beside it.
    private static bool IsTranslated(string name, MapValue map, ImmutableArray<PropertyTranslation> translations, ImmutableArray<string> names)
    {
        foreach (var translation in translations)
        {
            if (translation.Path[^1] == name && translation.Path.AsSpan()[..^1].SequenceEqual(names.AsSpan()) && map[translation.Source] is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a value that is of one of some kinds may be one that a type takes.</summary>
    public static bool Fits(Kinds kinds, PropertyType type) => type switch
    {
        PropertyType.Any => true,
        PropertyType.String => (kinds & (Kinds.Text | Kinds.Integer | Kinds.Boolean)) != 0,
        PropertyType.Integer or PropertyType.Number => (kinds & (Kinds.Text | Kinds.Number | Kinds.Boolean)) != 0,
        PropertyType.Boolean => (kinds & (Kinds.Text | Kinds.Boolean)) != 0,
        PropertyType.List => (kinds & Kinds.List) != 0,
        _ => (kinds & Kinds.Map) != 0,
    };

    private static string PlainPath(PropertySchema schema, ImmutableArray<string> names) => string.Join('.', names) + (schema.Name.Length == 0 ? "." : "");

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Word(PropertyType type) => type switch
    {
        PropertyType.String => "text",
        PropertyType.Integer => "an integer",
        PropertyType.Number => "a number",
        PropertyType.Boolean => "a boolean",
        PropertyType.List => "a list",
        PropertyType.Map => "a map",
        _ => "anything",
    };
}
