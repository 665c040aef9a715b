using System.Text;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Tests.Text;

public class ForeignJsonTests
{
    [Theory]
    [InlineData("\"a\"", "a")]
    [InlineData("\"a", "none")]
    [InlineData("", "none")]
    [InlineData("\"\\ud800\"", "none")]
    public void What_is_no_json_is_never_an_exception(string text, string expected) =>
        Assert.Equal(expected, ForeignJson.Read(Encoding.UTF8.GetBytes(text), root => root.GetString()!, otherwise: "none"));
}
