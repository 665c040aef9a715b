using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Lint.Model;

namespace Hotc.Lint.Engine;

/// <summary>A check. One rule has one subject; it says of each kind of finding what it is, with examples.</summary>
internal abstract class Rule
{
    /// <summary>The findings that it can give.</summary>
    public abstract ImmutableArray<DiagnosticDescriptor> Descriptors { get; }

    /// <summary>Looks at a template, once for each.</summary>
    public virtual void CheckTemplate(TemplateContext context)
    {
    }

    /// <summary>Looks at a use of a template, with what is known of the values of its parameters.</summary>
    public virtual void CheckStack(StackContext context)
    {
    }

    /// <summary>Looks at the whole: environments, files, and how the templates fit together.</summary>
    public virtual void CheckBundle(BundleContext context)
    {
    }
}

/// <summary>
/// A rule that looks at parameters, resources or outputs by themselves. What it says of one depends on that one, the dialect and the
/// release alone: where nothing is to be said, the same one in another template is not looked at again.
/// </summary>
/// <typeparam name="T">What it looks at.</typeparam>
internal interface IPartRule<in T>
    where T : Declared
{
    /// <summary>Looks at one.</summary>
    void CheckPart(TemplateContext context, T part);
}
