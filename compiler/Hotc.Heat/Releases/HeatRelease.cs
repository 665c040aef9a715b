using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Hotc.Heat.Releases;

/// <summary>A release of Heat that a cloud may run, with the facts that a compile always needs. The whole catalogue of a
/// release is the file <c>schemas/heat/&lt;name&gt;.json</c>; a test holds these facts to it.</summary>
/// <param name="Name">The name in specs and of the catalogue file: <c>zed</c>, <c>2026.1</c>.</param>
/// <param name="Title">The name for people: version of Heat and release of OpenStack.</param>
/// <param name="TemplateVersions">The template versions it knows, oldest first.</param>
/// <param name="Limits">Its limits, as shipped.</param>
public sealed record HeatRelease(string Name, string Title, ImmutableArray<TemplateVersion> TemplateVersions, HeatLimits Limits)
{
    // Equal in both releases.
    private static readonly ImmutableArray<TemplateVersion> Versions =
    [
        new("2013-05-23", null),
        new("2014-10-16", null),
        new("2015-04-30", null),
        new("2015-10-15", null),
        new("2016-04-08", null),
        new("2016-10-14", "newton"),
        new("2017-02-24", "ocata"),
        new("2017-09-01", "pike"),
        new("2018-03-02", "queens"),
        new("2018-08-31", "rocky"),
        new("2021-04-16", "wallaby"),
    ];

    /// <summary>Heat 19, the release in Debian 12.</summary>
    public static HeatRelease Zed { get; } = new("zed", "Heat 19.0.0 (Zed)", Versions, HeatLimits.Default);

    /// <summary>Heat 26, the default target.</summary>
    public static HeatRelease Gazpacho { get; } = new("2026.1", "Heat 26.0.1 (2026.1)", Versions, HeatLimits.Default);

    /// <summary>All known releases, oldest first.</summary>
    public static ImmutableArray<HeatRelease> All { get; } = [Zed, Gazpacho];

    /// <summary>Finds a release by its name.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out HeatRelease? release)
    {
        release = All.FirstOrDefault(r => r.Name == name);
        return release is not null;
    }

    /// <summary>Finds a template version by its date or alias; null when this release does not know it.</summary>
    public TemplateVersion? FindTemplateVersion(string name) =>
        TemplateVersions.FirstOrDefault(v => v.Date == name || v.Alias == name);
}

/// <summary>A value of <c>heat_template_version</c>.</summary>
/// <param name="Date">The date that names it.</param>
/// <param name="Alias">The OpenStack release that Heat accepts in its place, if any.</param>
public sealed record TemplateVersion(string Date, string? Alias);

/// <summary>
/// What Heat and Nova accept at most, as shipped; an operator may have set Heat's limits otherwise.
/// </summary>
/// <param name="TemplateBytes">Size of one template (<c>max_template_size</c>).</param>
/// <param name="BodyBytes">Size of a whole request with all templates and files (<c>max_json_body_size</c>).</param>
/// <param name="NestingDepth">Depth of the deepest nested stack; the root stack has depth 0 (<c>max_nested_stack_depth</c>).</param>
/// <param name="Resources">Resources in the whole tree of stacks (<c>max_resources_per_stack</c>).</param>
/// <param name="ServerNameLength">Characters in a server's name (<c>max_server_name_length</c>).</param>
/// <param name="UserDataCharacters">Nova's limit for user data, in characters of base64.</param>
public sealed record HeatLimits(
    int TemplateBytes,
    int BodyBytes,
    int NestingDepth,
    int Resources,
    int ServerNameLength,
    int UserDataCharacters)
{
    /// <summary>The limits of Heat 19 to 26 and of every Nova.</summary>
    public static HeatLimits Default { get; } = new(524_288, 1_048_576, 5, 1_000, 53, 65_535);

    /// <summary>The bytes of user data that fit into <see cref="UserDataCharacters"/>: base64 makes four characters of three bytes.</summary>
    public int UserDataBytes => UserDataCharacters / 4 * 3;
}
