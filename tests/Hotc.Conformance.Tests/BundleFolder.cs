using Hotc.Heat.Bundles;

namespace Hotc.Conformance.Tests;

/// <summary>A bundle on disk, where Heat's client reads it.</summary>
internal static class BundleFolder
{
    public static void Write(Bundle bundle, string folder)
    {
        foreach (var file in bundle.Files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Content.ToArray());
        }
    }
}
