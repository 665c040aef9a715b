using ICSharpCode.SharpZipLib.Zip.Compression;

namespace Hotc.Compile.Payload;

/// <summary>
/// Deflate (RFC 1951) of short contents. It finds the same repetitions as the library does at its best level, whose code for them then
/// writes the same bytes; but it keeps what it knows of a beginning, and need not clear or fill tables byte by byte. Confined to one
/// thread at a time.
/// </summary>
internal sealed class Repetitions
{
    /// <summary>How many bytes it takes, with those of the beginning: fewer than the library moves its window for.</summary>
    public const int Most = 60_000;

    /// <summary>How many bytes back a repetition can be.</summary>
    public const int Farthest = 32_506;

    private const int Shortest = 3;
    private const int Longest = 258;

    // A repetition this short and this far costs more than the bytes themselves.
    private const int FarForShortest = 4096;

    // How many earlier places are looked at; a quarter of them once a repetition is good enough.
    private const int LongestChain = 4096;
    private const int GoodLength = 32;

    private const int HashShift = 5;
    private const int HashMask = (1 << (HashShift * Shortest)) - 1;

    // Places are counted from 1, since 0 says that there is none.
    private readonly byte[] window = new byte[1 + Most];
    private readonly ushort[] newest = new ushort[HashMask + 1];
    private readonly ushort[] earlier = new ushort[1 + Most];
    private readonly DeflaterPending pending = new();
    private readonly DeflaterHuffman code;
    private readonly byte[] buffer = new byte[4096];

    // The best repetition at the current place.
    private int place;
    private int length;

    public Repetitions() => code = new DeflaterHuffman(pending);

    /// <summary>What is to be known of a beginning.</summary>
    public Beginning Know(ReadOnlySpan<byte> content)
    {
        // As the library: shorter ones are not worth it.
        var known = content.Length < Shortest ? [] : content[^Math.Min(content.Length, Farthest)..];
        Array.Clear(newest);
        known.CopyTo(window.AsSpan(1));
        for (var at = 1; at <= known.Length + 1 - Shortest; at++)
        {
            Note(at);
        }

        return new Beginning(known.ToArray(), newest.AsSpan().ToArray(), earlier[..(known.Length + 1)]);
    }

    /// <summary>Writes a content, whole and as the last block.</summary>
    /// <param name="beginning">What it can repeat besides itself; null for nothing.</param>
    /// <param name="content">The content.</param>
    /// <param name="output">Takes the bytes.</param>
    public void Write(Beginning? beginning, ReadOnlySpan<byte> content, Stream output)
    {
        var at = 1;
        if (beginning is null)
        {
            Array.Clear(newest);
        }
        else
        {
            at += beginning.Content.Length;
            beginning.Content.CopyTo(window, 1);
            beginning.Newest.CopyTo(newest, 0);
            beginning.Earlier.CopyTo(earlier, 0);
        }

        content.CopyTo(window.AsSpan(at));
        WriteBlocks(at, at + content.Length, output);
        pending.AlignToByte();
        Drain(output);
        pending.Reset();
    }

    // A repetition is held back for one place, since there may be a longer one at the next.
    private void WriteBlocks(int at, int end, Stream output)
    {
        var blockStart = at;
        var isHeld = false;
        length = Shortest - 1;
        while (at < end)
        {
            var (heldPlace, heldLength) = (place, length);
            if (end - at >= Shortest && Note(at) is > 0 and var candidate && at - candidate <= Farthest)
            {
                Find(at, candidate, Math.Min(Longest, end - at));
            }

            if (heldLength >= Shortest && length <= heldLength)
            {
                code.TallyDist(at - 1 - heldPlace, heldLength);
                for (var stop = at + heldLength - 2; at < stop;)
                {
                    at++;
                    if (end - at >= Shortest)
                    {
                        Note(at);
                    }
                }

                isHeld = false;
                length = Shortest - 1;
            }
            else
            {
                if (isHeld)
                {
                    code.TallyLit(window[at - 1]);
                }

                isHeld = true;
            }

            at++;
            if (code.IsFull())
            {
                var stop = isHeld ? at - 1 : at;
                code.FlushBlock(window, blockStart, stop - blockStart, lastBlock: stop == end);
                Drain(output);
                blockStart = stop;
                if (stop == end)
                {
                    return;
                }
            }
        }

        if (isHeld)
        {
            code.TallyLit(window[end - 1]);
        }

        code.FlushBlock(window, blockStart, end - blockStart, lastBlock: true);
    }

    // Notes the place for what follows, and gives the newest place before it that may be alike.
    private int Note(int at)
    {
        var next = window.AsSpan(at, Shortest);
        var hash = ((next[0] << (HashShift * 2)) ^ (next[1] << HashShift) ^ next[2]) & HashMask;
        var found = newest[hash];
        earlier[at] = found;
        newest[hash] = (ushort)at;
        return found;
    }

    // Looks for a longer repetition than the one that is held.
    private void Find(int at, int candidate, int most)
    {
        var best = length;
        if (best >= most)
        {
            return;
        }

        var (bytes, links) = (window, earlier);
        var wanted = bytes.AsSpan(at, most);
        var limit = Math.Max(at - Farthest, 0);
        var chain = best >= GoodLength ? LongestChain / 4 : LongestChain;

        // What is no longer differs here, mostly.
        var (last, lastButOne) = (wanted[best], wanted[best - 1]);
        do
        {
            if (bytes[candidate + best] == last && bytes[candidate + best - 1] == lastButOne)
            {
                var common = bytes.AsSpan(candidate, most).CommonPrefixLength(wanted);
                if (common > best)
                {
                    (place, best) = (candidate, common);
                    if (common == most)
                    {
                        break;
                    }

                    (last, lastButOne) = (wanted[best], wanted[best - 1]);
                }
            }

            candidate = links[candidate];
        }
        while (candidate > limit && --chain > 0);

        length = best == Shortest && at - place > FarForShortest ? Shortest - 1 : best;
    }

    private void Drain(Stream output)
    {
        for (var count = pending.Flush(buffer, 0, buffer.Length); count > 0; count = pending.Flush(buffer, 0, buffer.Length))
        {
            output.Write(buffer, 0, count);
        }
    }

    /// <summary>What is known of a beginning. Never changes.</summary>
    /// <param name="Content">Its bytes, as far as they can be repeated.</param>
    /// <param name="Newest">The newest place of each hash.</param>
    /// <param name="Earlier">For each place the one before it with the same hash.</param>
    public sealed record Beginning(byte[] Content, ushort[] Newest, ushort[] Earlier);
}
