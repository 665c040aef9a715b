using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using static Hotc.Foundation.Diagnostics.DiagnosticLevel;

namespace Hotc.Pki;

/// <summary>Findings of <c>hotc pki rotate</c>, and of others about a directory that is in the middle of a rotation.</summary>
public static class PkiRotationCodes
{
    private const string Begin = "hotc pki init pki\nhotc pki rotate pki trust\n";

    /// <summary>Files of a rotation are missing or do not belong together.</summary>
    public static DiagnosticDescriptor Incomplete { get; } = new(
        "HE0341", Error, "The files of a rotation do not belong together",
        "While something is rotated, the directory holds a second one of it, ca.next.crt with ca.next.key or ca.previous.crt with ca.previous.key, "
        + "and secrets.yaml carries what nodes must know of it. Some of that is missing, or is of another rotation or step. hotc writes a step whole "
        + "or not at all, so files were lost or mixed afterwards: bring back a whole copy of the directory.",
        Bad: Begin + "rm pki/ca.next.key\nhotc pki init pki",
        Good: Begin + "hotc pki init pki");

    /// <summary>A step was interrupted after it was decided.</summary>
    public static DiagnosticDescriptor Interrupted { get; } = new(
        "HE0342", Error, "A step of a rotation was interrupted",
        "hotc pki rotate lays all that a step changes into the folder .rotation and then moves it into place. The folder is still there, so some "
        + "files may be of after the step and some of before. Run hotc pki rotate for the directory: it completes the step and does nothing else.",
        Bad: "hotc pki init pki\nmkdir -m 700 pki/.rotation\nhotc pki init pki",
        Good: Begin + "hotc pki init pki");

    /// <summary>The step does not fit where the rotation stands.</summary>
    public static DiagnosticDescriptor WrongStep { get; } = new(
        "HE0343", Error, "The rotation does not stand where this step begins",
        "The steps of a rotation are trust, sign and finish, in this order, and between two of them every node must have got what the first has "
        + "changed; back takes the last one back. hotc pki status shows where a rotation stands.",
        Bad: "hotc pki init pki\nhotc pki rotate pki sign",
        Good: Begin + "hotc pki rotate pki sign");

    /// <summary>There is nothing whole to rotate.</summary>
    public static DiagnosticDescriptor NotWhole { get; } = new(
        "HE0344", Error, "The PKI directory is not whole",
        "A rotation begins with a directory that holds every file of hotc pki init. Run that first: it makes what is missing, and says when two places "
        + "disagree.",
        Bad: "hotc pki init pki\nrm pki/secrets.yaml\nhotc pki rotate pki trust",
        Good: Begin + "hotc pki status pki");

    /// <summary>All of them.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [Incomplete, Interrupted, WrongStep, NotWhole];
}
