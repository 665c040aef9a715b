using Hotc.Foundation.Files;
using Hotc.Heat.Bundles;
using Hotc.Snapshots;

namespace Hotc.Compile.Tests.Harness;

/// <summary>A case with another spec in its place.</summary>
internal static class ChangedCase
{
    /// <summary>Compiles a case's files with another spec, which may also name the files that <see cref="SpecFields"/> puts in place of others. Null when it is wrong.</summary>
    public static Bundle? Compile(Case tested, ReadOnlyMemory<byte> spec)
    {
        var files = tested.Files.List("", recursive: true).Where(p => p != Case.SpecFile).Select(p => KeyValuePair.Create(p, Read(tested.Files, p))).ToList();
        if (files.FirstOrDefault(f => f.Key.EndsWith(".pem", StringComparison.Ordinal)) is { Key: not null } ca)
        {
            files.Add(KeyValuePair.Create(SpecFields.OtherCa, (ReadOnlyMemory<byte>)(byte[])[.. ca.Value.Span, .. ca.Value.Span]));
        }

        files.Add(KeyValuePair.Create(SpecFields.OtherManifest, (ReadOnlyMemory<byte>)"apiVersion: v1\n"u8.ToArray()));
        files.Add(KeyValuePair.Create(Case.SpecFile, spec));
        return new ClusterCompiler(Repository.Program, [], new MemoryTree(files)).Compile(Case.SpecFile).Bundle;
    }

    private static ReadOnlyMemory<byte> Read(IFileTree tree, string path) => tree.TryRead(path, out var bytes) ? bytes : default;
}
