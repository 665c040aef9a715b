using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Hotc.Heat.Releases;

/// <summary>A release of Heat that a cloud may run, with the facts that a compile always needs. The whole catalogue of a
/// release is the file <c>schemas/heat/&lt;name&gt;.json</c>; a test holds these facts to it.</summary>
/// <param name="Name">The name in specs and of the catalogue file: <c>zed</c>, <c>2026.1</c>.</param>
/// <param name="Title">The name for people: version of Heat and release of OpenStack.</param>
/// <param name="Limits">Its limits, as shipped.</param>
public sealed record HeatRelease(string Name, string Title, HeatLimits Limits)
{
    /// <summary>Heat 19, the release in Debian 12.</summary>
    public static HeatRelease Zed { get; } = new("zed", "Heat 19.0.0 (Zed)", HeatLimits.Default);

    /// <summary>Heat 26, the default target.</summary>
    public static HeatRelease Gazpacho { get; } = new("2026.1", "Heat 26.0.1 (2026.1)", HeatLimits.Default);

    /// <summary>All known releases, oldest first.</summary>
    public static ImmutableArray<HeatRelease> All { get; } = [Zed, Gazpacho];

    /// <summary>Finds a release by its name.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out HeatRelease? release)
    {
        release = All.FirstOrDefault(r => r.Name == name);
        return release is not null;
    }
}

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
