using System.Runtime.InteropServices;

namespace Hotc.Pki;

/// <summary>Gives a finished file its name without ever replacing another file.</summary>
internal static partial class HardLink
{
    // The same number on Linux, macOS and the BSDs.
    private const int FileExists = 17;

    /// <summary>
    /// Lets <paramref name="target"/> name the file too. File.Move looks first and renames then, and the rename replaces a file
    /// that another program made in between; link(2) does both in one step. On Windows, moving is one step already.
    /// </summary>
    /// <exception cref="IOException">The name is taken, or the disk refuses.</exception>
    public static void Publish(string staged, string target)
    {
        if (!OperatingSystem.IsWindows())
        {
            if (Link(staged, target) == 0)
            {
                return;
            }

            var error = Marshal.GetLastPInvokeError();
            if (error == FileExists)
            {
                throw new IOException($"{Marshal.GetPInvokeErrorMessage(error)} : '{target}'");
            }
        }

        // Some file systems have no links.
        File.Move(staged, target, overwrite: false);
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string existing, string created);
}
