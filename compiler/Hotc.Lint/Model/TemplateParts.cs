using System.Collections.Concurrent;
using Hotc.Heat.Catalogue;

namespace Hotc.Lint.Model;

/// <summary>The parts of templates of one dialect.</summary>
internal sealed class DialectParts
{
    /// <summary>Those of a dialect, none yet.</summary>
    public DialectParts(Dialect dialect)
    {
        Expressions = new ExpressionReader(dialect);
        var reader = new PartReader(dialect, Expressions);
        Parameters = new KeptEntries<Parameter>((e, _) => ParameterReader.Read(e, dialect));
        Resources = new KeptEntries<Resource>(reader.ReadResource);
        Outputs = new KeptEntries<Output>((e, _) => reader.ReadOutput(e));
    }

    public ExpressionReader Expressions { get; }

    public KeptEntries<Parameter> Parameters { get; }

    public KeptEntries<Resource> Resources { get; }

    public KeptEntries<Output> Outputs { get; }
}

/// <summary>The parts of templates that the bundles of a run share. Safe to use from several threads.</summary>
internal sealed class TemplateParts
{
    private readonly ConcurrentDictionary<HeatCatalogue, ConcurrentDictionary<Dialect, DialectParts>> known = new(ReferenceEqualityComparer.Instance);

    /// <summary>Those of a dialect, for a release.</summary>
    public DialectParts Of(HeatCatalogue catalogue, Dialect dialect) =>
        known.GetOrAdd(catalogue, _ => new ConcurrentDictionary<Dialect, DialectParts>(ReferenceEqualityComparer.Instance)).GetOrAdd(dialect, d => new DialectParts(d));
}
