using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Hotc.Compile.Planning;

/// <summary>An IPv4 range: the framework's own network type, with the arithmetic that a plan needs.</summary>
internal readonly record struct Ipv4Range(IPNetwork Network)
{
    /// <summary>The first address as a number.</summary>
    public uint First => ToNumber(Network.BaseAddress);

    /// <summary>How many addresses the range has.</summary>
    public long Size => 1L << (32 - Network.PrefixLength);

    /// <summary>The last address as a number.</summary>
    public uint Last => (uint)(First + Size - 1);

    /// <summary>Reads CIDR notation; false for anything but an IPv4 range without host bits.</summary>
    public static bool TryParse(string text, out Ipv4Range range)
    {
        range = default;

        // The framework takes octal numbers and drops host bits; both are slips that the author must hear of.
        if (text.Split('/') is not [var start, _]
            || !TryParseAddress(start, out _)
            || !IPNetwork.TryParse(text, out var network)
            || network.ToString() != text)
        {
            return false;
        }

        range = new Ipv4Range(network);
        return true;
    }

    /// <summary>Reads a dotted address.</summary>
    public static bool TryParseAddress(string text, [NotNullWhen(true)] out uint? address)
    {
        address = text.Split('.').Length == 4 && IPAddress.TryParse(text, out var parsed) && parsed.ToString() == text ? ToNumber(parsed) : null;
        return address is not null;
    }

    /// <summary>The address at an offset from the first.</summary>
    public string At(long offset)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(First + offset));
        return new IPAddress(bytes).ToString();
    }

    /// <summary>Whether the ranges share an address.</summary>
    public bool Overlaps(Ipv4Range other) => First <= other.Last && other.First <= Last;

    /// <summary>Whether an address lies in the range.</summary>
    public bool Contains(uint address) => address >= First && address <= Last;

    /// <inheritdoc />
    public override string ToString() => Network.ToString();

    private static uint ToNumber(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[4];
        return address.TryWriteBytes(bytes, out var written) && written == 4 ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : 0;
    }
}
