using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;

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
        var resources = context.Template.Resources;
        List<(int From, int To)> edges = [];
        FindEdges(context, edges, spans: null);
        var count = resources.Length;
        foreach (var (from, to) in ImplicitDependencies.Find(context.Stack))
        {
            edges.Add((from, to));
            count = Math.Max(count, Math.Max(from, to) + 1);
        }

        var circles = Cycles.Find(count, edges);
        if (circles.Count == 0)
        {
            return;
        }

        // Where they are written matters to few templates.
        List<SourceSpan?> spans = [];
        FindEdges(context, [], spans);
        foreach (var found in circles)
        {
            int[] circle = [.. found.Where(n => n < resources.Length)];
            var related = ImmutableArray.CreateBuilder<RelatedLocation>();
            SourceSpan? first = null;
            for (var i = 0; i < circle.Length; i++)
            {
                var next = circle[(i + 1) % circle.Length];
                var edge = edges.IndexOf((circle[i], next));
                if (edge >= 0 && edge < spans.Count && spans[edge] is { } span)
                {
                    first ??= span;
                    if (span != first && related.Count < 8)
                    {
                        related.Add(new RelatedLocation(span, $"\"{resources[circle[i]].Name}\" needs \"{resources[next].Name}\""));
                    }
                }
            }

            var way = string.Join(" → ", circle.Take(12).Select(n => $"\"{resources[n].Name}\"").Append(circle.Length > 12 ? "…" : $"\"{resources[circle[0]].Name}\""));
            context.Report(new Diagnostic(Descriptor, circle.Length == 1 ? $"the resource {way.Split(' ')[0]} depends on itself" : $"resources depend on each other: {way}", first)
            {
                Related = related.ToImmutable(),
                Help = found.Length > circle.Length ? "Heat itself makes a port wait for the subnets of its network, and a gateway or route for the interfaces of its router" : null,
            });
        }
    }

    // Which resource needs which one, by their numbers, and where that is written.
    private static void FindEdges(StackContext context, List<(int From, int To)> edges, List<SourceSpan?>? spans)
    {
        var stack = context.Stack;
        void Add(Resource from, string name, SourceSpan? span)
        {
            if (stack.Resource(name) is { } to && stack.IsEnabled(to) != false)
            {
                edges.Add((from.Index, to.Index));
                spans?.Add(span);
            }
        }

        foreach (var resource in context.EnabledResources)
        {
            foreach (var (name, span) in resource.DependsOn)
            {
                Add(resource, name, span);
            }
        }

        foreach (var site in context.Calls)
        {
            if (site.IsLive && site.Part is Part.Properties or Part.Metadata && References.NameOf(site.Call) is var (name, span) && stack.Resource(site.Owner) is { } owner && stack.IsEnabled(owner) != false)
            {
                Add(owner, name, span);
            }
        }
    }
}
