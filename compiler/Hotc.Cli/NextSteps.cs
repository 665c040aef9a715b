using System.Globalization;
using System.Text;
using Hotc.Cli.Batch;
using Hotc.Heat.Bundles;

namespace Hotc.Cli;

/// <summary>Tells people what was built and which command comes next. Programs get nothing: they have the manifest.</summary>
internal static class NextSteps
{
    private const string Secrets = "secrets.yaml";

    /// <summary>Shows it.</summary>
    public static void Show(BuildSummary summary, Terminal terminal)
    {
        if (!terminal.IsErrorTerminal || summary.Bundles == 0)
        {
            return;
        }

        var text = new StringBuilder();
        foreach (var bundle in summary.Shown)
        {
            text.Append(CultureInfo.InvariantCulture, $"{bundle.Folder}: {bundle.Files} files, {bundle.Bytes:N0} bytes, {bundle.Nodes} nodes\n");
        }

        if (summary.Bundles > summary.Shown.Count)
        {
            text.Append(CultureInfo.InvariantCulture, $"… and {summary.Bundles - summary.Shown.Count} more\n");
        }

        if (summary is { Specs: 1, Shown: [var only] })
        {
            AppendCommands(text, only);
        }

        terminal.Say(text.ToString());
    }

    private static void AppendCommands(StringBuilder text, BundleFacts bundle)
    {
        var folder = $"pki/{bundle.Cluster}";
        var secrets = File.Exists(Secrets) ? Secrets : $"{folder}/{Secrets}";
        text.Append("\nNext:\n");
        if (!File.Exists(secrets))
        {
            text.Append(CultureInfo.InvariantCulture, $"  hotc pki init {folder}\n");
        }

        var path = ShellWord(bundle.Folder);
        text.Append(CultureInfo.InvariantCulture, $"  openstack stack create -t {path}/{BundleNames.RootTemplate} -e {path}/{BundleNames.Environment} -e {secrets} {bundle.Cluster}\n");
    }

    private static string ShellWord(string path) =>
        path.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '_' or '-') ? path : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
