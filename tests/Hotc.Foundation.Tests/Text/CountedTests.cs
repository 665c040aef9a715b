using Hotc.Foundation.Text;

namespace Hotc.Foundation.Tests.Text;

public class CountedTests
{
    [Theory]
    [InlineData(0, "0 servers")]
    [InlineData(1, "1 server")]
    [InlineData(1234567, "1234567 servers")]
    public void Only_one_has_no_plural(long number, string expected) => Assert.Equal(expected, Counted.Of(number, "server"));
}
