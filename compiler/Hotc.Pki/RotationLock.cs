using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki;

/// <summary>Keeps two runs of <c>hotc pki rotate</c> apart. The system lets go of it when a run dies.</summary>
internal static class RotationLock
{
    private const string Name = ".rotate-lock";

    /// <summary>Takes it; null after a finding.</summary>
    public static IDisposable? Take(PkiFolder folder, DiagnosticBag bag)
    {
        try
        {
            return new FileStream(folder.Show(Name), new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose, BufferSize = 0,
            });
        }
        catch (Exception problem) when (PkiFolder.IsDisk(problem))
        {
            bag.Add(Finding.Of(
                PkiCodes.WriteFailed, folder.Path, "the directory cannot be changed now: " + problem.Message, "name a directory that hotc pki init made, and let no other hotc change it at the same time"));
            return null;
        }
    }
}
