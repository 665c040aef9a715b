namespace Hotc.Foundation.Diagnostics;

/// <summary>How grave a finding is.</summary>
public enum DiagnosticLevel
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Info,

    /// <summary>Probably wrong or bad practice; output is still made.</summary>
    Warning,

    /// <summary>Wrong; no output is made.</summary>
    Error,
}
