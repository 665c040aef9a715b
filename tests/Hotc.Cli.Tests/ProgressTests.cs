using System.Text;
using Hotc.Cli.Batch;

namespace Hotc.Cli.Tests;

public sealed class ProgressTests
{
    [Fact]
    public void A_long_run_tells_a_person_how_far_it_is_and_takes_the_line_away_at_the_end()
    {
        using var errors = new MemoryStream();
        var terminal = On(errors, isTerminal: true);
        using (var progress = new Progress(terminal, 3))
        {
            progress.Advance();
            SpinWait.SpinUntil(() => errors.Length > 0, TimeSpan.FromSeconds(30));
        }

        var shown = Encoding.UTF8.GetString(errors.ToArray());
        Assert.StartsWith("\r\e[K1 of 3 specs", shown, StringComparison.Ordinal);
        Assert.EndsWith("\r\e[K", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 1)]
    public void Nothing_is_told_to_a_file_or_of_a_single_spec(bool isTerminal, int specs)
    {
        using var errors = new MemoryStream();
        using (new Progress(On(errors, isTerminal), specs))
        {
            Thread.Sleep(TimeSpan.FromSeconds(1.5));
        }

        Assert.Equal(0, errors.Length);
    }

    private static Terminal On(Stream errors, bool isTerminal) => new(() => Stream.Null, Stream.Null, errors) { IsErrorTerminal = isTerminal };
}
