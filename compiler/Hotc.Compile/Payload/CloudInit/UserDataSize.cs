using System.Text;

namespace Hotc.Compile.Payload.CloudInit;

/// <summary>
/// The size of the user-data that Heat puts together: an email-style multipart of Python's email package, see
/// heat/engine/resources/openstack/heat/multi_part.py.
/// </summary>
internal static class UserDataSize
{
    // Content-Type, MIME-Version and boundaries of the whole.
    private const int Envelope = 230;

    // Boundary, Content-Type, MIME-Version, Content-Transfer-Encoding and Content-Disposition of a part, without its name.
    private const int PartHeaders = 215;

    /// <summary>The bytes of a part as the multipart carries it, when nothing can make it longer.</summary>
    public static int OfPart(StaticPart part) => OfPart(part.Text, part.Plan.Filename, 0);

    /// <summary>The bytes of a part as the multipart carries it.</summary>
    /// <param name="text">The part.</param>
    /// <param name="filename">Its file name.</param>
    /// <param name="growth">How much longer Heat's values can make it.</param>
    public static int OfPart(string text, string filename, int growth)
    {
        var bytes = Encoding.UTF8.GetByteCount(text) + growth;

        // Python's email package turns a text that is not ASCII into base64 with lines of 76 characters.
        return PartHeaders + filename.Length + (Ascii.IsValid(text) ? bytes : (bytes + 2) / 3 * 4 * 77 / 76 + 1);
    }

    /// <summary>The bytes of the whole.</summary>
    public static int Of(IEnumerable<int> parts) => Envelope + parts.Sum();
}
