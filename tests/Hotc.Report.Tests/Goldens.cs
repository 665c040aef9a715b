using Hotc.Report.Tests.Harness;

namespace Hotc.Report.Tests;

/// <summary>The pictures of the report that are kept.</summary>
internal static class Goldens
{
    /// <summary>The widths: a screen, and a telephone.</summary>
    public static IReadOnlyList<(int Width, bool IsDark)> All => [(1280, false), (1280, true), (420, false)];

    public static string PathOf(int width, bool isDark) => Path.Combine(Sample.Folder, "Goldens", $"report-{width}{(isDark ? "-dark" : "")}.png");

    public static async Task<byte[]> TakeAsync(int width, bool isDark)
    {
        await using var browser = await Browser.OpenAsync(Sample.Page(), width, isDark);
        return await browser.ScreenshotAsync();
    }

    public static async Task<int> UpdateAsync(TextWriter output)
    {
        foreach (var (width, isDark) in All)
        {
            await File.WriteAllBytesAsync(PathOf(width, isDark), await TakeAsync(width, isDark));
            await output.WriteLineAsync($"written {PathOf(width, isDark)}");
        }

        await output.WriteLineAsync("Look at the pictures; then run the tests.");
        return 1;
    }
}
