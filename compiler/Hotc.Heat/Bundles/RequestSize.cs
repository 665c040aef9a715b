using System.Collections.Immutable;
using Hotc.Heat.Values;

namespace Hotc.Heat.Bundles;

/// <summary>One template's size.</summary>
/// <param name="Path">Its path in the bundle.</param>
/// <param name="Bytes">Its size as Heat measures it: characters of its JSON.</param>
public sealed record TemplateSize(string Path, long Bytes);

/// <summary>
/// The size of the request that <c>openstack stack create</c> sends for a bundle: one JSON text with the root template, every file that
/// a template or the registry of an environment names (nested templates as JSON within JSON), and each environment twice
/// (python-heatclient, <c>common/template_utils.py</c> and <c>osc/v1/stack.py</c>).
/// </summary>
/// <param name="BodyBytes">Bytes of the body, against <see cref="Releases.HeatLimits.BodyBytes"/>.</param>
/// <param name="Templates">Sizes of the root and all nested templates by path, against <see cref="Releases.HeatLimits.TemplateBytes"/>.</param>
public sealed record RequestSize(long BodyBytes, ImmutableArray<TemplateSize> Templates)
{
    /// <summary>A folder's address that is long enough for most: the client puts it before the path of every file.</summary>
    public const int UsualAddressLength = 120;

    // Every field of the request but the measured ones, with the longest stack name that Heat allows and a time limit.
    private static readonly long FixedFields = $$"""
        {"stack_name": "{{new string('n', 255)}}", "disable_rollback": false, "parameters": {}, "template": , "files": , "environment": , "environment_files": , "timeout_mins": 10000}
        """.Length;

    /// <summary>Measures the request for a bundle.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="root">The path of the root template.</param>
    /// <param name="environments">The environment files in the order of the command line; they need not be in the bundle.</param>
    /// <param name="addressLength">Characters of the bundle folder's address, <c>file:///home/…/</c> with the last slash.</param>
    public static RequestSize Measure(
        Bundle bundle,
        string root,
        IEnumerable<BundleFile> environments,
        int addressLength = UsualAddressLength)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(environments);
        var files = new FileMap(bundle, addressLength);
        var sum = files.OfTemplate(root);
        var merged = HotMap.Empty;
        var list = new JsonLength(2, 0);
        foreach (var environment in environments)
        {
            var document = files.WithAddresses(environment.Path, environment.Document ?? HotMap.Empty);
            merged = Merge(merged, document);
            list += files.Address(environment.Path) + new JsonLength(2, 0);
            files.Add(environment.Path, JsonLength.Of(document).AsString);
        }

        sum += files.Total + JsonLength.Of(merged) + list;
        return new(sum.Characters + FixedFields, [.. files.Templates.OrderBy(size => size.Path, StringComparer.Ordinal)]);
    }

    // As heatclient's deep_update: maps merge, everything else is replaced.
    private static HotMap Merge(HotMap old, HotMap @new)
    {
        var entries = new OrderedDictionary<string, HotValue>(StringComparer.Ordinal);
        foreach (var (key, value, _) in old.Entries.AddRange(@new.Entries))
        {
            entries[key] = value is HotMap other && entries.GetValueOrDefault(key) is HotMap one ? Merge(one, other) : value;
        }

        return new([.. entries.Select(entry => new HotEntry(entry.Key, entry.Value))]);
    }

    /// <summary>The request's <c>files</c>: every file once, by its address.</summary>
    private sealed class FileMap(Bundle bundle, int addressLength)
    {
        private readonly HashSet<string> seen = new(StringComparer.Ordinal);
        private int references;

        public List<TemplateSize> Templates { get; } = [];

        public JsonLength Total { get; private set; } = new(2, 0);

        public JsonLength Address(string path) => JsonLength.Of(path.AsSpan()) + new JsonLength(addressLength, 0);

        public void Add(string path, JsonLength content) => Total += Address(path) + content + new JsonLength(4, 0);

        public JsonLength OfTemplate(string path)
        {
            Func<string, string, JsonLength?> ofText = (under, value) => OfReference(path, under, value);
            Func<string, HotValue, JsonLength> ofEntry = (key, entry) => OfEntry(key, entry, ofText);
            var length = JsonLength.OfMap(bundle.Find(path)?.Document ?? HotMap.Empty, (key, section) => section is HotMap map ? JsonLength.OfMap(map, ofEntry) : ofEntry(key, section));
            Templates.Add(new(path, length.Characters));
            return length;
        }

        // Most entries of a section name no file.
        private JsonLength OfEntry(string key, HotValue entry, Func<string, string, JsonLength?> ofText)
        {
            if (entry is not HotMap map)
            {
                return (entry is HotText text ? ofText(key, text.Value) : null) ?? JsonLength.Of(entry, ofText);
            }

            if (map.FixedLength is { } known)
            {
                return new(known.Characters, known.Escapes);
            }

            var before = references;
            var length = JsonLength.Of(map, ofText);
            if (references == before)
            {
                map.FixedLength = new(length.Characters, length.Escapes);
            }

            return length;
        }

        // The client puts the address of a file in the place of its name, and the file beside the template.
        private JsonLength? OfReference(string template, string key, string text)
        {
            var isFile = key == "get_file"
                || (key == "type" && (text.EndsWith(".yaml", StringComparison.Ordinal) || text.EndsWith(".template", StringComparison.Ordinal)));
            if (!isFile)
            {
                return null;
            }

            references++;
            if (BundlePaths.Resolve(template, text) is not { } path)
            {
                return null;
            }

            Include(path);
            return Address(path);
        }

        /// <summary>An environment as the client sends it: the templates of its registry go beside it, and their addresses take their places.</summary>
        public HotMap WithAddresses(string environment, HotMap document) =>
            document["resource_registry"] is HotMap registry
                ? Replace(document, "resource_registry", WithAddresses(environment, registry, isOuter: true))
                : document;

        private HotMap WithAddresses(string environment, HotMap registry, bool isOuter)
        {
            var entries = registry.Entries.Select(entry => entry.Value switch
            {
                // What holds "::" is a type.
                HotText { Value: var target } when entry.Key is not ("base_url" or "hooks" or "restricted_actions") && !target.Contains("::", StringComparison.Ordinal)
                    && BundlePaths.Resolve(environment, target) is { } path && bundle.Find(path) is not null => entry with { Value = AddressOf(path) },
                HotMap resources when isOuter && entry.Key == "resources" =>
                    entry with { Value = new HotMap([.. resources.Entries.Select(e => e.Value is HotMap one ? e with { Value = WithAddresses(environment, one, isOuter: false) } : e)]) },
                _ => entry,
            });
            return new([.. entries]);
        }

        private HotText AddressOf(string path)
        {
            Include(path);
            return new HotText(new string('/', addressLength) + path);
        }

        private void Include(string path)
        {
            if (seen.Add(path) && bundle.Find(path) is { } file)
            {
                Add(path, file.Document is null ? OfContent(file) : OfTemplate(path).AsString);
            }
        }

        private static HotMap Replace(HotMap map, string key, HotMap value) =>
            new([.. map.Entries.Select(entry => entry.Key == key ? entry with { Value = value } : entry)]);

        private static JsonLength OfContent(BundleFile file)
        {
            if (file.Text is { } text)
            {
                return JsonLength.Of(text.AsSpan());
            }

            // Other bytes travel as base64 in lines of 76 characters, and a line break is two characters of JSON.
            var length = file.Content.Length;
            var lines = (length + 56) / 57;
            return new(((length + 2) / 3 * 4) + (2 * lines) + 2, lines + 2);
        }
    }
}
