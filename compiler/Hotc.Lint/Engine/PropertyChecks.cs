using System.Collections.Frozen;
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
                checks.CheckFields(kind.UpdatePolicy, context.Stack.Evaluator.Evaluate(policy), resource.NameSpan, null, []);
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
                CheckFields(TypedValue.Fields(kind, properties), properties, typeSpan, null, kind.Translations);
                break;
            case NestedTarget nested:
                NestedChecks.Check(nested.Template, properties, typeSpan, context, (fault, span, message, help, origin) => Add(fault, span, message, help, origin: origin));
                break;
        }
    }

    private void CheckFields(
        FrozenDictionary<string, PropertySchema> fields,
        Value value,
        SourceSpan? place,
        PropertyUse? parent,
        ImmutableArray<PropertyTranslation> translations)
    {
        if (value is not MapValue map)
        {
            if (value is ChoiceValue choice)
            {
                CheckFields(fields, choice.First, place, parent, translations);
                CheckFields(fields, choice.Second, place, parent, translations);
            }

            return;
        }

        foreach (var (key, span, item) in map.Entries)
        {
            if (fields.TryGetValue(key, out var schema))
            {
                if (!schema.IsImplemented)
                {
                    Add(PropertyFault.NotImplemented, span, $"Heat does not implement the property \"{Join(parent, key)}\"");
                }

                CheckValue(schema, item, span, parent, 0, translations);
                continue;
            }

            var near = Foundation.Diagnostics.Nearest.Of(key, fields.Where(f => f.Value.Support.Status != "HIDDEN").Select(f => f.Key).Order(StringComparer.Ordinal));
            Add(PropertyFault.Unknown, span, $"there is no property \"{Join(parent, key)}\"", near is null ? null : $"did you mean \"{near}\"?", near, name: key);
        }

        if (map.IsOpen)
        {
            return;
        }

        foreach (var schema in fields.Values)
        {
            if (schema.Required && schema.Default is null && map[schema.Name] is null && !IsTranslated(schema.Name, map, translations, parent))
            {
                Add(PropertyFault.Missing, place ?? map.Span, $"the property \"{Join(parent, schema.Name)}\" is required");
            }
        }
    }

    private void CheckValue(PropertySchema schema, Value value, SourceSpan? keySpan, PropertyUse? parent, int index, ImmutableArray<PropertyTranslation> translations)
    {
        var use = new PropertyUse(parent, index) { Schema = schema, Value = value, KeySpan = keySpan, Type = type, IsLive = isLive };
        uses.Add(use);
        switch (value)
        {
            case ChoiceValue choice:
                CheckValue(schema, choice.First, keySpan, parent, index, translations);
                CheckValue(schema, choice.Second, keySpan, parent, index, translations);
                return;
            case AbsentValue:
                return;
            case ExactValue { IsNull: true }:
                CheckNull(use, value.Span ?? keySpan);
                if (schema is { Type: PropertyType.Map, Default: null, Fields: { } inner })
                {
                    CheckFields(inner, new MapValue(value.Span, []), value.Span ?? keySpan, use, translations);
                }

                return;
            case ExactValue exact:
                CheckExact(use, exact);
                return;
            case ListValue list when schema.Type is PropertyType.List or PropertyType.Any:
                CheckConstraints(use);
                if (schema.Items is { } items)
                {
                    for (var i = 0; i < list.Items.Length; i++)
                    {
                        CheckValue(items, list.Items[i], list.Items[i].Span ?? keySpan, use, i, translations);
                    }
                }

                return;
            case MapValue map when schema.Type is PropertyType.Map or PropertyType.Any:
                CheckConstraints(use);
                if (schema.Fields is { } fields)
                {
                    CheckFields(fields, map, map.Span ?? keySpan, use, translations);
                }

                return;
            case ListValue or MapValue:
                Add(PropertyFault.WrongType, value.Span ?? keySpan, $"\"{use.Path}\" takes {Word(schema.Type)}, and this is {(value is ListValue ? "a list" : "a map")}");
                return;
            case UnknownValue { IsIdentifier: true } unknown when schema.Type is PropertyType.Integer or PropertyType.Number or PropertyType.Boolean:
                Add(PropertyFault.WrongType, unknown.Span ?? keySpan, $"\"{use.Path}\" takes {Word(schema.Type)}, and this gives {(unknown.Resource is null ? "the id of something" : $"the id of \"{unknown.Resource.Name}\"")}");
                return;
            case UnknownValue unknown when !Fits(unknown.Kinds, schema.Type):
                Add(PropertyFault.WrongType, unknown.Span ?? keySpan, $"\"{use.Path}\" takes {Word(schema.Type)}, and this gives {ValuePaths.Words(unknown.Kinds & ~Kinds.Null)}");
                return;
        }
    }

    private void CheckExact(PropertyUse use, ExactValue exact)
    {
        var (schema, keySpan) = (use.Schema, use.KeySpan);
        if (PropertyValues.Convert(exact.Node, schema.Type, out var reason) is not { } converted)
        {
            Add(PropertyFault.WrongType, exact.Span ?? keySpan, $"\"{use.Path}\" takes {Word(schema.Type)}: {reason}", origin: OriginOf(exact));
            return;
        }

        foreach (var constraint in schema.Constraints)
        {
            if (Constraints.ConstraintCheck.Check(constraint, converted, schema.Type, context.Workspace.Patterns) is { } broken)
            {
                Add(PropertyFault.Constraint, exact.Span ?? keySpan, $"\"{use.Path}\": {broken}", origin: OriginOf(exact));
            }
        }
    }

    // Heat takes a written null for the default or for what is empty of the type, and holds that to the constraints.
    private void CheckNull(PropertyUse use, SourceSpan? place)
    {
        var schema = use.Schema;
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
            var broken = stand is not null ? Constraints.ConstraintCheck.Check(constraint, stand, schema.Type, context.Workspace.Patterns)
                : schema.Type == PropertyType.List ? Constraints.ConstraintCheck.CheckCollection(constraint, new ListValue(place, []))
                : schema.Type == PropertyType.Map ? Constraints.ConstraintCheck.CheckCollection(constraint, new MapValue(place, []))
                : null;
            if (broken is not null)
            {
                Add(PropertyFault.Constraint, place, $"\"{use.Path}\" is null, which Heat takes for {(stand is null ? "nothing" : ValuePaths.Show(stand))}: {broken}");
                return;
            }
        }
    }

    private void CheckConstraints(PropertyUse use)
    {
        foreach (var constraint in use.Schema.Constraints)
        {
            if (Constraints.ConstraintCheck.CheckCollection(constraint, use.Value) is { } broken)
            {
                Add(PropertyFault.Constraint, use.Value.Span ?? use.KeySpan, $"\"{use.Path}\": {broken}");
            }
        }
    }

    private void Add(PropertyFault fault, SourceSpan? span, string message, string? help = null, string? suggestion = null, SourceSpan? origin = null, string? name = null) =>
        problems.Add(new PropertyProblem(fault, span, message, isLive) { Help = help, Suggestion = suggestion, Origin = origin, Name = name });

    private static SourceSpan? OriginOf(ExactValue exact) => exact.Node.Origin is { } origin && origin != exact.Span ? origin : null;

    // Heat fills the property from an older one beside it.
    private static bool IsTranslated(string name, MapValue map, ImmutableArray<PropertyTranslation> translations, PropertyUse? parent)
    {
        foreach (var translation in translations)
        {
            if (translation.Path[^1] == name && LeadsTo(translation.Path.AsSpan()[..^1], parent) && map[translation.Source] is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static bool LeadsTo(ReadOnlySpan<string> names, PropertyUse? use)
    {
        for (; use is not null; use = use.Parent)
        {
            if (use.IsItem)
            {
                continue;
            }

            if (names.IsEmpty || names[^1] != use.Schema.Name)
            {
                return false;
            }

            names = names[..^1];
        }

        return names.IsEmpty;
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

    private static string Join(PropertyUse? parent, string name) => parent is null ? name : $"{parent.Path}.{name}";

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
