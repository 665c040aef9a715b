using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Heat.Catalogue;
using Hotc.Lint.Bundles;
using Hotc.Lint.Model;

namespace Hotc.Lint.Engine;

/// <summary>What a rule sees, and where it reports.</summary>
internal abstract class RuleContext(Findings findings, Workspace workspace, EnvironmentSet environments)
{
    public HeatCatalogue Catalogue => workspace.Catalogue;

    public Workspace Workspace => workspace;

    public EnvironmentSet Environments => environments;

    /// <summary>Whether every parameter of the root template has a value; if not, an environment is missing that may give more than those.</summary>
    public required bool HasAllValues { get; init; }

    /// <summary>Whether the part that is looked at is or may be part of the stack.</summary>
    public bool IsLive { get; set; } = true;

    /// <summary>Reports a finding.</summary>
    public void Report(DiagnosticDescriptor descriptor, SourceSpan? span, string message, string? help = null) =>
        findings.Add(new Diagnostic(descriptor, message, span) { Help = help }, IsLive);

    /// <summary>Reports a finding with more to it.</summary>
    public void Report(Diagnostic finding) => findings.Add(finding, IsLive);

    /// <summary>Reports a finding in a part that may be switched off by a condition.</summary>
    public void Report(Diagnostic finding, bool isLive) => findings.Add(finding, isLive);
}

/// <summary>A template by itself.</summary>
internal class TemplateContext(Findings findings, Workspace workspace, EnvironmentSet environments, Template template)
    : RuleContext(findings, workspace, environments)
{
    public Template Template => template;

    public Dialect Dialect => template.Dialect;
}

/// <summary>All templates, environments and files of a check.</summary>
internal sealed class BundleContext(Findings findings, Workspace workspace, EnvironmentSet environments, Template root, ImmutableArray<Stack> stacks)
    : RuleContext(findings, workspace, environments)
{
    public Template Root => root;

    /// <summary>The uses of templates that were looked at, the root stack first.</summary>
    public ImmutableArray<Stack> Stacks => stacks;
}

/// <summary>A use of a template.</summary>
internal sealed class StackContext : TemplateContext
{
    private (ImmutableArray<PropertyProblem> Problems, ImmutableArray<PropertyUse> Uses)? properties;

    public StackContext(Findings findings, Workspace workspace, EnvironmentSet environments, Stack stack)
        : base(findings, workspace, environments, stack.Template) => Stack = stack;

    public Stack Stack { get; }

    /// <summary>Every call of a function in values, outer ones first, with whether present values switch it off.</summary>
    public ImmutableArray<CallSite> Calls => Stack.Calls;

    /// <summary>What the properties of resources and members do wrong.</summary>
    public ImmutableArray<PropertyProblem> Problems => (properties ??= PropertyChecks.Find(this)).Problems;

    /// <summary>Every property that is set and that Heat knows the type of, with what is known of its value.</summary>
    public ImmutableArray<PropertyUse> Uses => (properties ??= PropertyChecks.Find(this)).Uses;

    /// <summary>What groups make copies of.</summary>
    public ImmutableArray<Member> Members => Stack.Members;

    /// <summary>The resources that are or may be part of the stack.</summary>
    public ImmutableArray<Resource> EnabledResources => Stack.EnabledResources;
}
