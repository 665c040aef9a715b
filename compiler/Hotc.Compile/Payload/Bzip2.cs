using ICSharpCode.SharpZipLib.BZip2;

namespace Hotc.Compile.Payload;

/// <summary>
/// bzip2, which packs scripts some twentieth better than <see cref="Gzip"/>. Plain managed code, so that its bytes depend on the input alone.
/// </summary>
internal static class Bzip2
{
    // One block of 900 kB holds all that user-data could ever carry.
    private const int Level = 9;

    /// <summary>Compresses.</summary>
    public static byte[] Compress(byte[] content)
    {
        using var output = new MemoryStream(content.Length / 2);
        using (var input = new MemoryStream(content))
        {
            BZip2.Compress(input, output, isStreamOwner: false, Level);
        }

        return output.ToArray();
    }
}
