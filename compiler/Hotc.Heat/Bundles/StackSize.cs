using System.Collections.Immutable;
using System.Globalization;
using Hotc.Heat.Values;

namespace Hotc.Heat.Bundles;

/// <summary>How large the tree of stacks becomes that Heat makes of a bundle.</summary>
/// <param name="Resources">
/// Resources in all stacks together, as Heat counts them for its limit: every resource of every stack, those that hold a nested
/// stack included. Resources whose condition is false are counted too. Saturates at <see cref="int.MaxValue"/>.
/// </param>
/// <param name="Depth">Depth of the deepest nested stack; 0 when there is only the root stack.</param>
/// <param name="UnknownCounts">
/// Groups whose size is not known from the parameters, as <c>template: resource</c>; each was counted with one member.
/// </param>
public sealed record StackSize(int Resources, int Depth, ImmutableArray<string> UnknownCounts)
{
    // Deeper than Heat allows, so that a template that nests itself is found too deep instead of never ending.
    private const int DeepestWalk = 8;

    /// <summary>Measures the tree that a template of a bundle unfolds to.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="root">The path of the root template.</param>
    /// <param name="parameters">Values of its parameters by name; defaults stand in for those that are missing.</param>
    public static StackSize Measure(Bundle bundle, string root, HotMap parameters)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(parameters);
        var walk = new Walk(bundle);
        var resources = walk.OfTemplate(root, parameters, depth: 0);
        return new(resources, walk.Deepest, [.. walk.Unknown.Order(StringComparer.Ordinal)]);
    }

    private sealed class Walk(Bundle bundle)
    {
        public int Deepest { get; private set; }

        public HashSet<string> Unknown { get; } = new(StringComparer.Ordinal);

        public int OfTemplate(string path, HotMap values, int depth)
        {
            Deepest = Math.Max(Deepest, depth);
            if (depth > DeepestWalk || bundle.Find(path)?.Document is not { } template || !template.TryGet<HotMap>("resources", out var resources))
            {
                return 0;
            }

            var scope = new Scope(path, template, values);
            var sum = 0L;
            foreach (var (name, value, _) in resources.Entries)
            {
                sum += 1L + (value is HotMap definition ? OfChildren(name, definition, scope, depth) : 0);
            }

            return Saturate(sum);
        }

        // What stands below a resource: a nested template, or the members of a group and what stands below them.
        private int OfChildren(string name, HotMap definition, Scope scope, int depth)
        {
            if (!definition.TryGet<HotText>("type", out var type))
            {
                return 0;
            }

            var properties = definition["properties"] as HotMap ?? HotMap.Empty;
            return type.Value switch
            {
                "OS::Heat::ResourceGroup" => OfMembers(name, properties["resource_def"], properties["count"] ?? 1, scope, depth),
                "OS::Heat::AutoScalingGroup" => OfMembers(name, properties["resource"], properties["max_size"], scope, depth),
                _ when IsTemplate(type.Value) && BundlePaths.Resolve(scope.Path, type.Value) is { } path =>
                    OfTemplate(path, scope.Resolve(properties), depth + 1),
                _ => 0,
            };
        }

        private int OfMembers(string name, HotValue? member, HotValue? count, Scope scope, int depth)
        {
            Deepest = Math.Max(Deepest, depth + 1);
            if (scope.Resolve(count) is not { } known || !TryReadCount(known, out var members))
            {
                Unknown.Add($"{scope.Path}: {name}");
                members = 1;
            }

            var each = 1L + (member is HotMap definition ? OfChildren(name, definition, scope, depth + 1) : 0);
            return Saturate(Math.Min(members, int.MaxValue) * each);
        }

        private static bool IsTemplate(string type) =>
            type.EndsWith(".yaml", StringComparison.Ordinal) || type.EndsWith(".template", StringComparison.Ordinal);

        private static bool TryReadCount(HotValue value, out long count)
        {
            count = 0;
            return (value is HotNumber number && number.TryGetInt64(out count) && count >= 0)
                || (value is HotText text && long.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out count));
        }

        private static int Saturate(long count) => (int)Math.Min(count, int.MaxValue);
    }

    /// <summary>The parameters of one stack: what its template declares, and what was given.</summary>
    private sealed class Scope(string path, HotMap template, HotMap values)
    {
        private readonly HotMap declared = template["parameters"] as HotMap ?? HotMap.Empty;

        public string Path => path;

        /// <summary>The value of a literal or of a parameter; null when only the cloud can tell.</summary>
        public HotValue? Resolve(HotValue? value) => value switch
        {
            HotMap { Count: 1 } map when map.TryGet<HotText>("get_param", out var name) =>
                values[name.Value] ?? (declared[name.Value] as HotMap)?["default"],
            HotMap or HotList => null,
            _ => value,
        };

        public HotMap Resolve(HotMap properties) =>
            new([.. properties.Entries.Select(entry => (entry.Key, Value: Resolve(entry.Value))).Where(pair => pair.Value is not null).Select(pair => new HotEntry(pair.Key, pair.Value!))]);
    }
}
