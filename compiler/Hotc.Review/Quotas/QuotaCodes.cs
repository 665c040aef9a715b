using Hotc.Foundation.Diagnostics;

namespace Hotc.Review.Quotas;

/// <summary>Findings about the files that quotas are counted and compared with.</summary>
public static class QuotaCodes
{
    private const string Quotas = "[\n  {\"Resource\": \"cores\", \"Limit\": 20}\n]\n";

    /// <summary>A file is not what a command of OpenStack prints.</summary>
    public static DiagnosticDescriptor UnreadableList { get; } = new(
        "HE7561",
        DiagnosticLevel.Error,
        "This is not what openstack prints as JSON",
        "--flavors takes what `openstack flavor list -f json` prints: a list whose entries have Name, ID, RAM (MiB) and VCPUs. --quota takes what "
        + "`openstack quota show -f json`, with or without --usage, or `openstack loadbalancer quota show -f json` prints: a list of Resource and Limit, "
        + "or, of older clients, a map. Without -f json the commands print tables.",
        "+----------+-------+\n| Resource | Limit |\n+----------+-------+\n",
        Quotas);

    /// <summary>A server has a flavor that the list lacks.</summary>
    public static DiagnosticDescriptor UnknownFlavor { get; } = new(
        "HE7562",
        DiagnosticLevel.Error,
        "A server has a flavor that is not in the list",
        "Its cores and memory cannot be counted. Either the name is wrong, and Nova would refuse the server, or the list was made in another project, "
        + "or without the flavors that are not public (`openstack flavor list --all`, which needs an administrator).",
        "flavor: m1.medum\n",
        "flavor: m1.medium\n");

    /// <summary>All descriptors of this class.</summary>
    public static IEnumerable<DiagnosticDescriptor> All => [UnreadableList, UnknownFlavor];
}
