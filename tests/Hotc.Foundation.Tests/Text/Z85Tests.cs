using CsCheck;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Tests.Text;

public class Z85Tests
{
    [Fact]
    public void Any_bytes_come_back_with_zeros_up_to_a_multiple_of_four() => Gen.Byte.Array[0, 60].Sample(bytes =>
        Assert.Equal([.. bytes, .. new byte[(Z85.Block - (bytes.Length % Z85.Block)) % Z85.Block]], Z85.Decode(Z85.Encode(bytes))!));

    [Theory]
    [InlineData("HelloWorld", new byte[] { 0x86, 0x4f, 0xd2, 0x6f, 0xb5, 0x59, 0xf7, 0x5b })]
    [InlineData("", new byte[0])]
    public void The_example_of_its_specification_is_read(string text, byte[] bytes) => Assert.Equal(bytes, Z85.Decode(text));

    [Theory]
    [InlineData("0000")]
    [InlineData("0000\"")]
    [InlineData("0000ä")]
    [InlineData("#####")]
    public void Other_texts_are_none(string text) => Assert.Null(Z85.Decode(text));
}
