using Hotc.Foundation.Files;

namespace Hotc.Lint.Tests;

public class RootTests
{
    private const string Leaf = "heat_template_version: 2018-08-31\n";

    [Fact]
    public void Nested_templates_are_no_roots() => Assert.Equal(["a/root.yaml"], Roots(
        ("a/root.yaml", Leaf + "resources: {child: {type: ../b/child.yaml}}\n"), ("b/child.yaml", Leaf), ("b/readme.yaml", "title: x\n")));

    [Fact]
    public void A_template_behind_a_type_of_an_environment_is_no_root() => Assert.Equal(["root.yaml"], Roots(
        ("root.yaml", Leaf + "resources: {child: {type: \"My::Child\"}}\n"), ("child.yaml", Leaf), ("environment.yaml", "resource_registry: {\"My::Child\": child.yaml}\n")));

    [Fact]
    public void Templates_that_only_use_each_other_have_one_root() => Assert.Equal(["a.yaml"], Roots(
        ("a.yaml", Leaf + "resources: {b: {type: b.yaml}}\n"), ("b.yaml", Leaf + "resources: {a: {type: a.yaml}}\n")));

    [Fact]
    public void A_template_that_is_used_in_a_group_is_no_root() => Assert.Equal(["a.yaml"], Roots(
        ("a.yaml", Leaf + "resources: {g: {type: \"OS::Heat::ResourceGroup\", properties: {resource_def: {type: b.yaml}}}}\n"), ("b.yaml", Leaf)));

    private static string[] Roots(params (string Path, string Text)[] files) =>
        [.. Linter.Roots(new LintFiles(MemoryTree.OfText(files.Select(f => KeyValuePair.Create(f.Path, f.Text)))), files.Select(f => f.Path).Order(StringComparer.Ordinal))];
}
