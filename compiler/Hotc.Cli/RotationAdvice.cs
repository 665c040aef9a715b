using System.Globalization;
using System.Text;
using Hotc.Pki;

namespace Hotc.Cli;

/// <summary>Tells people where a rotation stands and what to do with the cluster before its next step.</summary>
internal static class RotationAdvice
{
    /// <summary>The text; it ends with a line feed.</summary>
    public static string Of(PkiRotation rotation)
    {
        var text = new StringBuilder();
        if (rotation.WasInterrupted)
        {
            text.Append("A step that was interrupted has been completed; nothing else was done.\n");
        }

        var command = $"hotc pki rotate {rotation.Directory}";
        var what = string.Join(", ", rotation.Titles);
        switch (rotation.Stage)
        {
            case RotationStage.Trust:
                text.Append(CultureInfo.InvariantCulture, $"Trusted and not signing yet, the new: {what}.\nNext:\n");
                AppendUpdate(text, rotation);
                text.Append(CultureInfo.InvariantCulture, $"  {command} sign     when that is done; a node that was left out would trust nobody\n");
                break;
            case RotationStage.Sign:
                text.Append(CultureInfo.InvariantCulture, $"Signing, the new: {what}. The old are still trusted.\nNext:\n");
                AppendUpdate(text, rotation);
                AppendBeforeTheEnd(text, rotation);
                text.Append(CultureInfo.InvariantCulture, $"  {command} finish   when that is done\n");
                break;
            default:
                text.Append(CultureInfo.InvariantCulture, $"Nothing is being rotated. After finish or back, nodes trust what they were given before until they are made anew:\n");
                AppendUpdate(text, rotation);
                break;
        }

        return text.ToString();
    }

    private static void AppendUpdate(StringBuilder text, PkiRotation rotation)
    {
        var isAll = rotation.Stage == RotationStage.None || rotation.ReachesWorkers;
        text.Append(CultureInfo.InvariantCulture, $"  openstack stack update with -e {Path.Combine(rotation.Directory, "secrets.yaml")}, as the bundle's README says\n");
        text.Append("  replace the nodes of etcd, where it has its own, then the control-plane nodes, one at a time, each up before the next\n");
        if (isAll)
        {
            text.Append("  then replace the nodes of all pools\n");
        }
    }

    private static void AppendBeforeTheEnd(StringBuilder text, PkiRotation rotation)
    {
        if (rotation.Parts.Contains("cluster"))
        {
            text.Append("  make kubeconfigs of people and other certificates anew: hotc kubeconfig, hotc pki leaf\n");
        }

        if (rotation.Parts.Contains("service-account"))
        {
            text.Append("  wait a day, so that pods have tokens of the new key; delete Secrets of type kubernetes.io/service-account-token, which do not end\n");
        }

        if (rotation.Parts.Contains("encryption-key"))
        {
            text.Append("  write all Secrets anew: kubectl get secrets -A -o json | kubectl replace -f -\n");
        }
    }
}
