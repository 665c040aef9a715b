using System.Collections.Frozen;
using System.Text.Json;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Review.Quotas;

/// <summary>How large servers of a flavor are.</summary>
/// <param name="Cores">Virtual cores.</param>
/// <param name="Memory">MiB.</param>
public readonly record struct FlavorSize(long Cores, long Memory);

/// <summary>The flavors of a cloud, as <c>openstack flavor list -f json</c> prints them (<c>openstackclient/compute/v2/flavor.py</c>).</summary>
public sealed class FlavorList
{
    private readonly FrozenDictionary<string, FlavorSize> sizes;

    private FlavorList(FrozenDictionary<string, FlavorSize> sizes) => this.sizes = sizes;

    /// <summary>Reads a list; null, with a finding, when it is none.</summary>
    /// <param name="path">What messages call it.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="bag">Takes the finding.</param>
    public static FlavorList? Read(string path, ReadOnlyMemory<byte> bytes, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(bag);
        var found = new Dictionary<string, FlavorSize>(StringComparer.Ordinal);
        var isList = ClientJson.Read(bytes, root =>
        {
            foreach (var flavor in root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().ToList() : [])
            {
                if (ClientJson.Number(flavor, "VCPUs") is { } cores && ClientJson.Number(flavor, "RAM") is { } memory)
                {
                    // Nova takes a flavor's name or id; a name goes before the id of another.
                    var size = new FlavorSize(cores, memory);
                    found.TryAdd(ClientJson.Text(flavor, "ID") ?? "", size);
                    if (ClientJson.Text(flavor, "Name") is { } name)
                    {
                        found[name] = size;
                    }
                }
            }

            return found.Count > 0;
        });
        if (isList)
        {
            return new FlavorList(found.ToFrozenDictionary(StringComparer.Ordinal));
        }

        bag.Add(new Diagnostic(QuotaCodes.UnreadableList, "this is no list of flavors with Name, RAM and VCPUs", null) { Path = path, Help = "openstack flavor list -f json prints one" });
        return null;
    }

    /// <summary>How large a flavor is; null when the list lacks it.</summary>
    public FlavorSize? Find(string name) => sizes.TryGetValue(name, out var size) ? size : null;

    /// <summary>The nearest name that the list has; null when none is near.</summary>
    public string? Near(string name) => Nearest.Of(name, sizes.Keys.Order(StringComparer.Ordinal));
}
