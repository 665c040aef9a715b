using System.Text.Json;
using Hotc.Heat.Releases;

namespace Hotc.Heat.Tests.Releases;

public sealed class HeatReleaseTests
{
    public static TheoryData<string> Names => [.. HeatRelease.All.Select(release => release.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Limits_are_those_of_the_catalogue(string name)
    {
        var limits = Catalogue(name).GetProperty("limits");
        var ours = Find(name).Limits;
        Assert.Equal(
            [ours.TemplateBytes, ours.BodyBytes, ours.NestingDepth, ours.Resources, ours.ServerNameLength],
            from key in (string[])["max_template_size", "max_json_body_size", "max_nested_stack_depth", "max_resources_per_stack", "max_server_name_length"]
            select limits.GetProperty(key).GetInt32());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_catalogue_names_its_origin(string name) =>
        Assert.Contains(Find(name).Title, Catalogue(name).GetProperty("origin").GetString());

    [Fact]
    public void User_data_of_65535_characters_of_base64_is_49149_bytes() => Assert.Equal(49_149, HeatLimits.Default.UserDataBytes);

    private static HeatRelease Find(string name) => HeatRelease.TryFind(name, out var release) ? release : throw new ArgumentException(name);

    private static JsonElement Catalogue(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Compiler.sln")))
        {
            folder = folder.Parent!;
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder.FullName, "schemas", "heat", name + ".json")));
        return document.RootElement.Clone();
    }
}
