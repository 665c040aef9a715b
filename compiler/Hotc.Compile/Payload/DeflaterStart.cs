using System.Runtime.CompilerServices;
using ICSharpCode.SharpZipLib.Zip.Compression;

namespace Hotc.Compile.Payload;

/// <summary>
/// A deflate engine that begins behind the same content again and again. The library begins anew by clearing its tables item by item and by
/// hashing all that stands before, which takes longer than to compress a short content; here the tables are kept and copied back.
/// It has no method for that, so its private fields are used. They are those of the version in the lock file, and tests compare the bytes.
/// </summary>
internal sealed class DeflaterStart
{
    private readonly DeflaterEngine ready;
    private readonly short[] head;
    private readonly short[] prev;
    private readonly byte[] window;

    /// <summary>Makes it.</summary>
    /// <param name="pending">Takes what engines put out.</param>
    /// <param name="before">What stands before each content.</param>
    public DeflaterStart(DeflaterPending pending, byte[] before)
    {
        ready = new(pending, noAdlerCalculation: true);
        ready.SetLevel(Deflater.BEST_COMPRESSION);
        ready.SetDictionary(before, 0, before.Length);

        // Positions count from 1; nothing reads behind the last one before it was written.
        var end = 1 + Math.Min(before.Length, DeflaterConstants.MAX_DIST);
        head = [.. Head(ready)];
        prev = Prev(ready)[..end];
        window = Window(ready)[..end];
    }

    /// <summary>An engine that has seen what stands before and nothing else. The last one must not be used any more.</summary>
    public DeflaterEngine Again()
    {
        head.CopyTo(Head(ready), 0);
        prev.CopyTo(Prev(ready), 0);
        window.CopyTo(Window(ready), 0);
        return (DeflaterEngine)Clone(ready);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "head")]
    private static extern ref short[] Head(DeflaterEngine engine);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "prev")]
    private static extern ref short[] Prev(DeflaterEngine engine);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "window")]
    private static extern ref byte[] Window(DeflaterEngine engine);

    // Of one level: the clone has positions of its own and shares the tables.
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = nameof(MemberwiseClone))]
    private static extern object Clone(object engine);
}
