using System.Collections.Immutable;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Values;

namespace Hotc.Lint.Model;

/// <summary>A template as its author wrote it. What does not have Heat's form is left out here and reported by rules.</summary>
internal sealed class Template
{
    public required string Path { get; init; }

    /// <summary>The document as YAML; null for one that was made and never written.</summary>
    public YamlDocument? Document { get; init; }

    public required HotMap Root { get; init; }

    public required Dialect Dialect { get; init; }

    public required ImmutableArray<Parameter> Parameters { get; init; }

    public required ImmutableArray<Condition> Conditions { get; init; }

    public required ImmutableArray<Resource> Resources { get; init; }

    public required ImmutableArray<Output> Outputs { get; init; }

    public required Dictionary<string, Parameter> ParametersByName { get; init; }

    public required Dictionary<string, Condition> ConditionsByName { get; init; }

    public required Dictionary<string, Resource> ResourcesByName { get; init; }

    public required Dictionary<string, Output> OutputsByName { get; init; }

    /// <summary>The first character, for findings about the whole.</summary>
    public SourceSpan? Start { get; init; }

    /// <summary>A section by its name in HOT; null when the template has none.</summary>
    public HotEntry? Section(string hotName)
    {
        var name = Dialect.Word(hotName);
        foreach (var entry in Root.Entries)
        {
            if (entry.Key == name)
            {
                return entry;
            }
        }

        return null;
    }
}

/// <summary>Something that a section declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Node">What is said of it.</param>
internal abstract record Declared(string Name, SourceSpan? NameSpan, HotValue Node)
{
    /// <summary>Whether it is known that there is nothing to say of it by itself.</summary>
    public bool IsClean { get; set; }
}

/// <summary>A parameter.</summary>
internal sealed record Parameter(string Name, SourceSpan? NameSpan, HotValue Node) : Declared(Name, NameSpan, Node)
{
    /// <summary>Its type in HOT's words; null when it has none that Heat knows.</summary>
    public ParameterType? Type { get; init; }

    public HotValue? Default { get; init; }

    public ImmutableArray<ParameterConstraint> Constraints { get; init; } = [];

    public bool IsHidden { get; init; }

    /// <summary>Whether Heat takes it as having a default: a null is none.</summary>
    public bool HasDefault => Default is not (null or HotNull);
}

/// <summary>The type of a parameter.</summary>
internal enum ParameterType
{
    String,
    Number,
    List,
    Json,
    Boolean,
}

/// <summary>A constraint of a parameter with the place where it stands.</summary>
internal sealed record ParameterConstraint(Heat.Catalogue.ValueConstraint Rule, SourceSpan? Span);

/// <summary>A condition.</summary>
internal sealed record Condition(string Name, SourceSpan? NameSpan, HotValue Node, Expression Expression) : Declared(Name, NameSpan, Node);

/// <summary>A resource.</summary>
internal sealed record Resource(string Name, SourceSpan? NameSpan, HotValue Node) : Declared(Name, NameSpan, Node)
{
    /// <summary>Its type; null when it has none or one that is no text.</summary>
    public string? Type { get; init; }

    /// <summary>Its place among the resources of its template, from 0.</summary>
    public int Index { get; init; }

    public SourceSpan? TypeSpan { get; init; }

    public Expression? Properties { get; init; }

    public Expression? Metadata { get; init; }

    public Expression? UpdatePolicy { get; init; }

    public Expression? DeletionPolicy { get; init; }

    public Expression? Condition { get; init; }

    public Expression? ExternalId { get; init; }

    /// <summary>The names in <c>depends_on</c> with their places.</summary>
    public ImmutableArray<(string Name, SourceSpan? Span)> DependsOn { get; init; } = [];
}

/// <summary>An output.</summary>
internal sealed record Output(string Name, SourceSpan? NameSpan, HotValue Node) : Declared(Name, NameSpan, Node)
{
    public Expression? Value { get; init; }

    public Expression? Condition { get; init; }
}
