using System.Text.RegularExpressions;
using Hotc.Docs.Tests.Harness;
using Hotc.Docs.Tests.Pages;

namespace Hotc.Docs.Tests;

public partial class ParityPageTests
{
    private static readonly List<Field> Fields = [.. SchemaNode.Read(File.ReadAllText(Repository.PathOf("schemas", "spec", "cluster.schema.json"))).Properties
        .SelectMany(p => SchemaFields.Of(p.Name, p.Node, p.IsRequired))];

    [Fact]
    public void Every_field_that_the_page_names_is_in_the_schema()
    {
        var named = Rows().SelectMany(cell => Code().Matches(cell)).Select(m => m.Groups["text"].Value).Where(t => FieldPath().IsMatch(t)).ToList();
        Assert.True(named.Count > 50);
        Assert.Equal([], named.Where(t => !IsField(t)));
    }

    [Fact]
    public void A_field_that_is_not_in_the_schema_would_be_found() => Assert.False(IsField("network.podCdir") || IsField("pools[].flavour") || IsField("network.etcd"));

    // The column named hotc. A table without one has no fields of ours but in its remarks.
    private static IEnumerable<string> Rows()
    {
        var column = -1;
        foreach (var line in File.ReadAllLines(Repository.PathOf("docs", "parity.md")))
        {
            var cells = line.Split('|');
            if (!line.StartsWith('|'))
            {
                column = -1;
            }
            else if (column < 0)
            {
                column = Array.FindIndex(cells, c => c.Trim() == "hotc") is var at and >= 0 ? at : 0;
            }
            else if (column > 0)
            {
                yield return cells[column];
            }
        }
    }

    // A word without a dot continues the path before it, so any field of that name will do.
    private static bool IsField(string text)
    {
        var path = text.TrimStart('.', '…');
        var isWhole = path == text && path.Contains('.', StringComparison.Ordinal);
        return Fields.Any(f => f.Path == path || Regex.IsMatch(path, "^" + Regex.Escape(f.Path).Replace("<name>", "[a-z-]+", StringComparison.Ordinal) + "$")
            || (!isWhole && f.Path.EndsWith("." + path, StringComparison.Ordinal))
            || (f.Type.StartsWith("map of", StringComparison.Ordinal) && path.StartsWith(f.Path + ".", StringComparison.Ordinal) && path.Count(c => c == '.') == f.Path.Count(c => c == '.') + 1));
    }

    [GeneratedRegex("`(?<text>[^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^[….]*[a-z][A-Za-z]*(\[\])?(\.[a-z][A-Za-z0-9]*(\[\])?)*$")]
    private static partial Regex FieldPath();
}
