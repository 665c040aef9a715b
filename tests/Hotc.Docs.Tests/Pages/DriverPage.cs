using System.Text;
using Hotc.Docs.Tests.Harness;

namespace Hotc.Docs.Tests.Pages;

/// <summary>docs/driver-reference.md: every field of a driver package, and what its templates read.</summary>
internal static class DriverPage
{
    private const string Intro =
        """
        # Driver reference

        Every field of the files of a driver package. [The guide](driver-guide.md) says how they belong together.


        """;

    private const string PlanIntro =
        """
        Every value is there; one that may be absent is null. A map is a list of items with `key` and `value`. A template with
        `forEach: pools` has its pool as `pool`, and so has an expression of `inputs` the node's own group. A pool has the fields of
        `controlPlane`.


        """;

    private static readonly (string Heading, string Schema)[] Parts =
    [
        ("driver.yaml", "driver/driver.schema.json"),
        ("kubernetes/MINOR.yaml", "driver/components.schema.json"),
        ("fragment.yaml", "driver/fragment.schema.json"),
        ("What templates read", "plan/plan.schema.json"),
    ];

    public static string Make()
    {
        var page = new StringBuilder($"{GeneratedPages.Mark}\n{Intro}");
        foreach (var (heading, file) in Parts)
        {
            var schema = SchemaNode.Read(File.ReadAllText(Repository.PathOf("schemas", file)));
            page.Append($"## {heading}\n\n{schema.Description}\n\n");
            var fields = schema.Properties.SelectMany(p => SchemaFields.Of(p.Name, p.Node, p.IsRequired));
            if (file.StartsWith("plan/", StringComparison.Ordinal))
            {
                page.Append(PlanIntro);
                WritePlan(page, fields.Where(f => !f.Path.StartsWith("pools[].", StringComparison.Ordinal)));
            }
            else
            {
                FieldTable.Write(page, fields);
            }
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static void WritePlan(StringBuilder page, IEnumerable<Field> fields)
    {
        page.Append("| Name | Type | Meaning |\n|---|---|---|\n");
        foreach (var field in fields)
        {
            page.Append($"| `{field.Path}` | {field.Type} | {field.Description.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }
    }
}
