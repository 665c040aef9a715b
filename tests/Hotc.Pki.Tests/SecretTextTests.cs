using CsCheck;

namespace Hotc.Pki.Tests;

public sealed class SecretTextTests
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

    [Fact]
    public void Every_source_of_bytes_gives_a_well_formed_token() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        using var random = new GivenRandom(bytes);
        Assert.Matches(@"\A[a-z0-9]{6}\.[a-z0-9]{16}\z", SecretText.BootstrapToken.Create(random));
    });

    [Fact]
    public void Every_byte_used_stands_for_one_character_and_every_character_for_seven_bytes()
    {
        // 36 × 7 = 252 bytes are used; 22 of them make a token, so 126 tokens use each of them eleven times.
        using var random = new CountingRandom();
        var drawn = string.Concat(Enumerable.Range(0, 126).Select(_ => SecretText.BootstrapToken.Create(random))).Replace(".", "", StringComparison.Ordinal);
        Assert.All(Alphabet, c => Assert.Equal(77, drawn.Count(d => d == c)));
    }

    [Fact]
    public void Tokens_of_the_systems_source_use_all_characters_equally()
    {
        using var random = System.Security.Cryptography.RandomNumberGenerator.Create();
        const int tokens = 20_000;
        var drawn = string.Concat(Enumerable.Range(0, tokens).Select(_ => SecretText.BootstrapToken.Create(random))).Replace(".", "", StringComparison.Ordinal);
        var expected = drawn.Length / (double)Alphabet.Length;
        var chiSquared = Alphabet.Sum(c => Math.Pow(drawn.Count(d => d == c) - expected, 2) / expected);

        // With 35 degrees of freedom, uniform tokens exceed 100 less than once in 10 million runs.
        Assert.InRange(chiSquared, 5, 100);
    }

    [Theory]
    [InlineData("abcdef.0123456789abcdef", true)]
    [InlineData("abcdef.0123456789abcde", false)]
    [InlineData("abcdef.0123456789abcdef0", false)]
    [InlineData("Abcdef.0123456789abcdef", false)]
    [InlineData("abcdef-0123456789abcdef", false)]
    [InlineData("abcdef.0123456789abcdef\n", false)]
    public void A_token_has_one_form(string token, bool isWellFormed) =>
        Assert.Equal(isWellFormed, SecretText.BootstrapToken.IsWellFormed(token));

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", true)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", false)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==", false)]
    [InlineData("AAAA", false)]
    [InlineData("", false)]
    public void An_encryption_key_has_32_bytes(string key, bool isWellFormed) =>
        Assert.Equal(isWellFormed, SecretText.EncryptionKey.IsWellFormed(key));
}
