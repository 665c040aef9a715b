using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;

namespace Hotc.Pki;

/// <summary>Keeps two runs of <c>hotc pki rotate</c> apart. The system lets go of it when a run dies.</summary>
internal static class RotationLock
{
    private const string Name = ".rotate-lock";

    /// <summary>Takes it; null after a finding.</summary>
    public static IDisposable? Take(PkiFolder folder, DiagnosticBag bag)
    {
        string reason;
        try
        {
            if (FolderLock.TryTake(folder.Show(Name)) is { } held)
            {
                return held;
            }

            reason = "another hotc changes it";
        }
        catch (Exception problem) when (PkiFolder.IsDisk(problem))
        {
            reason = problem.Message;
        }

        bag.Add(Finding.Of(PkiCodes.WriteFailed, folder.Path, $"the directory cannot be changed now: {reason}", "name a directory that hotc pki init made, and let no other hotc change it at the same time"));
        return null;
    }
}
