using System.Text;

namespace Hotc.Docs.Tests.Pages;

/// <summary>Writes fields as a table.</summary>
internal static class FieldTable
{
    public static void Write(StringBuilder page, IEnumerable<Field> fields)
    {
        page.Append("| Field | Type | Default | Allowed | Meaning |\n|---|---|---|---|---|\n");
        foreach (var field in fields)
        {
            string[] cells = [$"`{field.Path}`", field.Type, field.Default, field.Allowed, field.Description];
            page.Append("| ").AppendJoin(" | ", cells.Select(Escape)).Append(" |\n");
        }

        page.Append('\n');
    }

    // A bar ends a cell even inside code; an angle bracket outside of code begins a tag.
    private static string Escape(string cell) =>
        string.Concat(cell.Split('`').Select((part, i) => (i > 0 ? "`" : "") + (i % 2 == 1 ? part : part.Replace("<", "&lt;", StringComparison.Ordinal)))).Replace("|", "\\|", StringComparison.Ordinal);
}
