using Hotc.Compile.Schemas;
using Hotc.Compile.Tests.Harness;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Snapshots;

namespace Hotc.Compile.Tests;

/// <summary>Every field of the spec's schema is used by a case, and does something.</summary>
public sealed class FieldTests
{
    // Fields whose change rightly leaves the bundle as it is.
    private static readonly Dictionary<string, string> WithoutEffect = new(StringComparer.Ordinal)
    {
        ["apiVersion"] = "has one value",
        ["kind"] = "has one value for clusters",
        ["extends"] = "is gone once the template is merged",
        ["driver.match.serverType"] = "has one value in all drivers",
        ["driver.match.coe"] = "has one value in all drivers",
        ["heat.maxResources"] = "only refuses what the cloud cannot do",
        ["cloud.capabilities.octavia"] = "only refuses what the cloud cannot do",
        ["cloud.capabilities.cinder"] = "only refuses what the cloud cannot do",
    };

    private static readonly Lazy<IReadOnlyList<(Case Case, YamlMapping Root, string Content)>> All = new(() =>
        [.. Case.All.Select(c => (Case: c, c.Compile().Completed!.Root)).Select(c => (c.Case, c.Root, Compile(c.Case, c.Root) ?? throw new InvalidOperationException($"{c.Case.Folder} does not compile once completed")))]);

    public static TheoryData<string> Fields => [.. SpecFields.All()];

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_field_appears_in_a_case(string field) => Assert.True(Users(field).Any(), $"no case sets {field}");

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_change_of_a_field_changes_the_bundle(string field)
    {
        if (WithoutEffect.ContainsKey(field))
        {
            return;
        }

        var seen = new List<string>();
        foreach (var (tested, root, content) in Users(field))
        {
            var changed = Compile(tested, (YamlMapping)SpecFields.Change(root, field));
            if (changed is null)
            {
                seen.Add($"{tested.Name}: the changed spec does not compile");
                continue;
            }

            if (changed != content)
            {
                return;
            }

            seen.Add($"{tested.Name}: the bundle stays the same");
        }

        Assert.Fail($"{field} does nothing\n{string.Join('\n', seen)}");
    }

    [Fact]
    public void Every_exception_names_a_field() => Assert.All(WithoutEffect.Keys, field => Assert.Contains(field, SpecFields.All()));

    // The cases whose author set the field, each with its whole spec.
    private static IEnumerable<(Case Case, YamlMapping Root, string Content)> Users(string field) => All.Value
        .Where(c => SpecFields.Find(c.Root, field).Any(n => n.Span.Source.Kind is SourceKind.Author or SourceKind.Template));

    // Everything but the manifest, which holds the digest of the spec.
    private static string? Compile(Case tested, YamlMapping root)
    {
        var bundle = ChangedCase.Compile(tested, YamlJson.ToUtf8(root));
        return bundle is null ? null : string.Join('\n', bundle.Files.Where(f => f.Path != "manifest.json").Select(f => $"{f.Path} {Convert.ToHexString(f.Content.Span)}"));
    }
}
