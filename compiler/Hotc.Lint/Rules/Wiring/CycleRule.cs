using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Lint.Engine;

namespace Hotc.Lint.Rules.Wiring;

/// <summary>Resources that need each other.</summary>
internal sealed class CycleRule : Rule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "HE6305",
        DiagnosticLevel.Error,
        "Resources depend on each other in a circle",
        "Each of them can be made only after the next. References in properties and metadata count, and depends_on. Heat refuses the template. "
        + "Break the circle with a resource of its own for one of the relations, such as a security group rule or an attachment.",
        """
        heat_template_version: 2018-08-31
        resources:
          first: {type: OS::Heat::Value, properties: {value: {get_attr: [second, value]}}}
          second: {type: OS::Heat::Value, properties: {value: {get_attr: [first, value]}}}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          first: {type: OS::Heat::Value, properties: {value: 1}}
          second: {type: OS::Heat::Value, properties: {value: {get_attr: [first, value]}}}
        """);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override void CheckStack(StackContext context)
    {
        var edges = new Dictionary<string, List<(string To, SourceSpan? Span)>>(StringComparer.Ordinal);
        foreach (var resource in context.EnabledResources)
        {
            edges[resource.Name] = [.. resource.DependsOn.Select(d => (d.Name, d.Span))];
        }

        foreach (var site in context.Calls)
        {
            if (site.IsLive && site.Part is Part.Properties or Part.Metadata && References.NameOf(site.Call) is var (name, span) && edges.TryGetValue(site.Owner, out var own))
            {
                own.Add((name, span));
            }
        }

        foreach (var (from, to) in ImplicitDependencies.Find(context.Stack, context.EnabledResources))
        {
            if (!edges.TryGetValue(from, out var own))
            {
                edges.Add(from, own = []);
            }

            own.Add((to, null));
        }

        foreach (var found in Cycles.Find([.. edges.Keys], n => edges.GetValueOrDefault(n)?.Select(e => e.To) ?? []))
        {
            string[] circle = [.. found.Where(n => !n.StartsWith(ImplicitDependencies.Between))];
            var related = ImmutableArray.CreateBuilder<RelatedLocation>();
            SourceSpan? first = null;
            for (var i = 0; i < circle.Length; i++)
            {
                var next = circle[(i + 1) % circle.Length];
                if (edges[circle[i]].Find(e => e.To == next).Span is { } span)
                {
                    first ??= span;
                    if (span != first && related.Count < 8)
                    {
                        related.Add(new RelatedLocation(span, $"\"{circle[i]}\" needs \"{next}\""));
                    }
                }
            }

            var way = string.Join(" → ", circle.Take(12).Select(n => $"\"{n}\"").Append(circle.Length > 12 ? "…" : $"\"{circle[0]}\""));
            context.Report(new Diagnostic(Descriptor, circle.Length == 1 ? $"the resource {way.Split(' ')[0]} depends on itself" : $"resources depend on each other: {way}", first)
            {
                Related = related.ToImmutable(),
                Help = found.Length > circle.Length ? "Heat itself makes a port wait for the subnets of its network, and a gateway or route for the interfaces of its router" : null,
            });
        }
    }
}
