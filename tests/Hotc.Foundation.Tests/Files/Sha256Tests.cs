using System.Text;
using CsCheck;
using Hotc.Foundation.Files;

namespace Hotc.Foundation.Tests.Files;

public sealed class Sha256Tests
{
    // The examples of FIPS 180-4.
    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public void The_digest_is_that_of_the_standard(string text, string digest) => Assert.Equal(digest, Sha256.Of(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Both_ways_to_digest_agree() => Gen.Byte.Array.Sample(bytes => Assert.Equal(Sha256.Of(bytes), Sha256.OfFramework(bytes)));
}
