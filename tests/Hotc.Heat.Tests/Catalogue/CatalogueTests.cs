using System.Globalization;
using System.Text.Json;
using Hotc.Heat.Catalogue;
using Hotc.Heat.Releases;
using Hotc.Heat.Values;

namespace Hotc.Heat.Tests.Catalogue;

/// <summary>The catalogue inside the program says what the data in <c>schemas/heat</c> says.</summary>
public class CatalogueTests
{
    public static TheoryData<string> Releases => [.. HeatRelease.All.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Releases))]
    public void Every_type_is_read_as_it_stands(string release)
    {
        using var document = Open(release + ".json");
        var catalogue = Of(release);
        var types = document.RootElement.GetProperty("resource_types").EnumerateObject().ToArray();
        var others = document.RootElement.GetProperty("other_resource_types").EnumerateArray().Select(e => e.GetString()!);

        Assert.True(types.Length > 170);
        Assert.All(types, type => CompareType(type.Name, type.Value, catalogue.FindType(type.Name)));
        Assert.Equal(types.Select(t => t.Name).Concat(others).Order(StringComparer.Ordinal), catalogue.TypeNames);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void Types_that_the_catalogue_only_names_are_read_from_the_patch(string release)
    {
        using var document = Open("patches/other-types.json");
        var catalogue = Of(release);
        using var main = Open(release + ".json");
        var named = main.RootElement.GetProperty("other_resource_types").EnumerateArray().Select(e => e.GetString()!).ToArray();

        Assert.NotEmpty(named);
        Assert.All(named, name => CompareType(name, document.RootElement.GetProperty("resource_types").GetProperty(name), catalogue.FindType(name)));
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void Every_template_version_is_read_as_it_stands(string release)
    {
        using var document = Open(release + ".json");
        var catalogue = Of(release);
        foreach (var version in document.RootElement.GetProperty("template_versions").EnumerateObject())
        {
            var facts = catalogue.FindVersion(version.Name);
            Assert.NotNull(facts);
            Assert.Equal(Table(version.Value.GetProperty("functions")), facts.Functions.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={f.Value}"));
            Assert.Equal(Table(version.Value.GetProperty("condition_functions")), facts.ConditionFunctions.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={f.Value}"));
            Assert.Equal(Strings(version.Value, "sections"), facts.Sections);
            Assert.Equal(Strings(version.Value, "resource_keys"), facts.ResourceKeys);
            Assert.Equal(Strings(version.Value, "output_keys"), facts.OutputKeys);
            Assert.Equal(Strings(version.Value, "deletion_policies"), facts.DeletionPolicies);
            Assert.Equal(Strings(version.Value, "removed_functions"), facts.RemovedFunctions.Order(StringComparer.Ordinal));
            Assert.Equal(Strings(version.Value.GetProperty("parameters"), "keys"), facts.ParameterKeys);
            Assert.All(Strings(version.Value, "aliases"), alias => Assert.Same(facts, catalogue.FindVersion(alias)));
        }
    }

    [Fact]
    public void An_old_name_of_a_type_leads_to_the_type()
    {
        Assert.Equal("OS::Neutron::Net", Of("zed").FindType("OS::Quantum::Net")?.Name);
        Assert.Null(Of("zed").FindType("OS::Nothing::Net"));
    }

    private static void CompareType(string name, JsonElement expected, ResourceType? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(name, actual.Name);
        Assert.Equal(Flag(expected, "accepts_any_property"), actual.AcceptsAnyProperty);
        Assert.Equal(Flag(expected, "holds_nested_stack"), actual.HoldsNestedStack);
        Assert.Equal(Flag(expected, "snapshot_on_delete"), actual.SnapshotOnDelete);
        CompareFields(expected, "properties", actual.Properties);
        CompareFields(expected, "update_policy", actual.UpdatePolicy);
        CompareSupport(expected, actual.Support);
        var attributes = expected.TryGetProperty("attributes", out var own) ? own.EnumerateObject().Select(a => a.Name) : [];
        var common = expected.TryGetProperty("base_attributes", out var shared) ? shared.EnumerateArray().Select(a => a.GetString()!) : [];
        Assert.Equal(attributes.Concat(common).Distinct().Order(StringComparer.Ordinal), actual.Attributes.Keys.Order(StringComparer.Ordinal));
        foreach (var attribute in expected.TryGetProperty("attributes", out var list) ? list.EnumerateObject().ToArray() : [])
        {
            Assert.Equal(Text(attribute.Value, "type") ?? "Any", actual.Attributes[attribute.Name].Type.ToString());
            CompareSupport(attribute.Value, actual.Attributes[attribute.Name].Support);
        }
    }

    private static void CompareFields(JsonElement expected, string key, IReadOnlyDictionary<string, PropertySchema> actual)
    {
        var fields = expected.TryGetProperty(key, out var found) ? found.EnumerateObject().ToArray() : [];
        Assert.Equal(fields.Select(f => f.Name).Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        foreach (var field in fields)
        {
            CompareProperty(field.Value, actual[field.Name]);
        }
    }

    private static void CompareProperty(JsonElement expected, PropertySchema actual)
    {
        Assert.Equal(Text(expected, "type"), actual.Type.ToString());
        Assert.Equal(Text(expected, "description"), actual.Description);
        Assert.Equal(Flag(expected, "required"), actual.Required);
        Assert.Equal(Flag(expected, "update_allowed"), actual.UpdateAllowed);
        Assert.Equal(Flag(expected, "immutable"), actual.Immutable);
        Assert.Equal(!expected.TryGetProperty("implemented", out var implemented) || implemented.GetBoolean(), actual.IsImplemented);
        Assert.Equal(expected.TryGetProperty("default", out var value) ? Show(value) : null, actual.Default is null ? null : Show(actual.Default));
        Assert.Equal(expected.TryGetProperty("constraints", out var constraints) ? constraints.EnumerateArray().Select(Show) : [], actual.Constraints.Select(Show));
        CompareSupport(expected, actual.Support);
        Assert.Equal(expected.TryGetProperty("items", out var items), actual.Items is not null);
        if (actual.Items is { } inner)
        {
            CompareProperty(items, inner);
        }

        Assert.Equal(expected.TryGetProperty("schema", out _), actual.Fields is not null);
        if (actual.Fields is { } below)
        {
            CompareFields(expected, "schema", below);
        }
    }

    private static void CompareSupport(JsonElement expected, SupportStatus actual)
    {
        var support = expected.TryGetProperty("support", out var found) ? found : default(JsonElement?);
        Assert.Equal(support is { } s ? Text(s, "status") ?? "SUPPORTED" : "SUPPORTED", actual.Status);
        Assert.Equal(support is { } v ? Text(v, "version") : null, actual.Version);
        Assert.Equal(support is { } m ? Text(m, "message") : null, actual.Message);
    }

    private static string Show(ValueConstraint constraint) => constraint switch
    {
        RangeConstraint range => $"range {Number(range.Min)} {Number(range.Max)}",
        LengthConstraint length => $"length {Number(length.Min)} {Number(length.Max)}",
        ModuloConstraint modulo => $"modulo {modulo.Step} {modulo.Offset}",
        AllowedValuesConstraint allowed => "allowed_values " + string.Join(',', allowed.Values.Select(Show)),
        AllowedPatternConstraint pattern => "allowed_pattern " + pattern.Pattern,
        CustomConstraint custom => "custom_constraint " + custom.Name,
        _ => "?",
    };

    // The words of the JSON in the order of the line above.
    private static string Show(JsonElement constraint) => constraint.ValueKind != JsonValueKind.Object || !constraint.TryGetProperty("kind", out var kind)
        ? ShowValue(constraint)
        : kind.GetString() switch
        {
            "allowed_values" => "allowed_values " + string.Join(',', constraint.GetProperty("values").EnumerateArray().Select(ShowValue)),
            "allowed_pattern" => "allowed_pattern " + Text(constraint, "pattern"),
            "custom_constraint" => "custom_constraint " + Text(constraint, "name"),
            "modulo" => $"modulo {constraint.GetProperty("step")} {constraint.GetProperty("offset")}",
            var name => $"{name} {Bound(constraint, "min")} {Bound(constraint, "max")}",
        };

    private static string ShowValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "[" + string.Join(',', value.EnumerateArray().Select(ShowValue)) + "]",
        JsonValueKind.Object => "{" + string.Join(',', value.EnumerateObject().Select(p => p.Name + ":" + ShowValue(p.Value))) + "}",
        JsonValueKind.Number => Number(value.GetDouble()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "null",
        _ => value.ToString(),
    };

    private static string Show(HotValue value) => value switch
    {
        HotList list => "[" + string.Join(',', list.Items.Select(Show)) + "]",
        HotMap map => "{" + string.Join(',', map.Entries.Select(e => e.Key + ":" + Show(e.Value))) + "}",
        HotNumber number => Number(double.Parse(number.Text, CultureInfo.InvariantCulture)),
        _ => value.ToString()!,
    };

    private static string Number(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Bound(JsonElement element, string key) => element.TryGetProperty(key, out var value) ? Number(value.GetDouble()) : "";

    private static bool Flag(JsonElement element, string key) => element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement element, string key) => element.TryGetProperty(key, out var value) ? value.GetString() : null;

    private static IEnumerable<string> Strings(JsonElement element, string key) => element.GetProperty(key).EnumerateArray().Select(e => e.GetString()!);

    private static IEnumerable<string> Table(JsonElement element) => element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{p.Name}={p.Value.GetString()}");

    private static HeatCatalogue Of(string release) => HeatCatalogue.Of(HeatRelease.All.Single(r => r.Name == release));

    private static JsonDocument Open(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Compiler.sln")))
        {
            folder = folder.Parent!;
        }

        return JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder.FullName, "schemas/heat", name)));
    }
}
