using System.Security.Cryptography;

namespace Hotc.Pki.Tests;

/// <summary>Yields the bytes from a first one upwards, round and round: every byte equally often.</summary>
public sealed class CountingRandom(byte first = 0) : RandomNumberGenerator
{
    private byte next = first;

    public override void GetBytes(byte[] data)
    {
        for (var i = 0; i < data.Length; i++)
        {
            data[i] = next++;
        }
    }
}

/// <summary>Yields given bytes, then counts.</summary>
public sealed class GivenRandom(byte[] bytes) : RandomNumberGenerator
{
    private int at;

    public override void GetBytes(byte[] data)
    {
        for (var i = 0; i < data.Length; i++, at++)
        {
            data[i] = at < bytes.Length ? bytes[at] : (byte)at;
        }
    }
}
