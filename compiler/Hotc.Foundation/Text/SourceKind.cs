namespace Hotc.Foundation.Text;

/// <summary>Who wrote a text. Decides whose words a diagnostic speaks and who can repair it.</summary>
public enum SourceKind
{
    /// <summary>A cluster spec of the user.</summary>
    Author,

    /// <summary>A cluster template that a spec extends.</summary>
    Template,

    /// <summary>A file of a driver package or of a fragment.</summary>
    Driver,

    /// <summary>A text that the compiler made or carries.</summary>
    Compiler,

    /// <summary>A Heat template or environment, whoever wrote it.</summary>
    Heat,
}
