using System.Globalization;

namespace Hotc.Lint.Constraints;

/// <summary>Schedules in the form that croniter reads, which Heat uses: five fields, or six with seconds at the end.</summary>
internal static class CronExpression
{
    private static readonly (string Name, int Min, int Max)[] Fields =
        [("minute", 0, 59), ("hour", 0, 23), ("day of month", 1, 31), ("month", 1, 12), ("day of week", 0, 7), ("second", 0, 59)];

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static readonly string[] Words = ["@midnight", "@hourly", "@daily", "@weekly", "@monthly", "@yearly", "@annually"];

    /// <summary>What is wrong with a schedule; null when nothing.</summary>
    public static string? Fault(string text)
    {
        if (Words.Contains(text.Trim().ToLowerInvariant()))
        {
            return null;
        }

        var fields = text.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length is not (5 or 6))
        {
            return $"a schedule has five or six fields, and this one has {fields.Length}";
        }

        for (var i = 0; i < fields.Length; i++)
        {
            foreach (var part in fields[i].ToLowerInvariant().Split(','))
            {
                if (!IsPart(part, i))
                {
                    return $"\"{fields[i]}\" is no {Fields[i].Name} of a schedule";
                }
            }
        }

        return null;
    }

    private static bool IsPart(string part, int field)
    {
        var slash = part.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0 && !(int.TryParse(part.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step > 0))
        {
            return false;
        }

        var range = slash >= 0 ? part[..slash] : part;
        if (range is "*" or "?" || (range == "l" && field == 2) || (field == 4 && (range.Contains('#', StringComparison.Ordinal) || range.StartsWith('l'))))
        {
            return true;
        }

        var dash = range.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 ? Number(range[..dash], field) is not null && Number(range[(dash + 1)..], field) is not null : Number(range, field) is not null;
    }

    private static int? Number(string text, int field)
    {
        var named = field switch
        {
            3 => Array.IndexOf(Months, text) + 1,
            4 => Array.IndexOf(Days, text) + 1,
            _ => 0,
        };
        if (named > 0)
        {
            return field == 3 ? named : named - 1;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= Fields[field].Min && number <= Fields[field].Max ? number : null;
    }
}
