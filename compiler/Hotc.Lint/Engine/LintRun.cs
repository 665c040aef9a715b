using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Lint.Bundles;
using Hotc.Lint.Model;
using Hotc.Lint.Values;

namespace Hotc.Lint.Engine;

/// <summary>One check: walks the tree of stacks that a bundle becomes, and lets the rules look at each.</summary>
internal sealed class LintRun
{
    // A template that many resources use with many values is looked at in so many of them; more would show nothing new.
    private const int MostUsesOfTemplate = 8;
    private const int MostUses = 400;

    private readonly Workspace workspace;
    private readonly EnvironmentSet environments;
    private readonly TypeResolver types;
    private readonly Findings findings;
    private readonly List<Stack> stacks = [];
    private bool hasAllValues;
    private readonly Dictionary<string, List<Stack>> seen = new(StringComparer.Ordinal);

    private LintRun(Workspace workspace, EnvironmentSet environments, DiagnosticBag bag)
    {
        this.workspace = workspace;
        this.environments = environments;
        types = new TypeResolver(workspace, environments);
        findings = new Findings(bag);
    }

    public static void Check(Workspace workspace, Template root, EnvironmentSet environments, DiagnosticBag bag)
    {
        var run = new LintRun(workspace, environments, bag);
        run.Visit(root, given: null, depth: 0, []);
        var context = new BundleContext(run.findings, workspace, environments, root, [.. run.stacks]) { HasAllValues = run.hasAllValues };
        foreach (var rule in RuleSet.All)
        {
            rule.CheckBundle(context);
        }

        run.findings.Close();
    }

    // The stack of a use, also of one that was looked at before; null for one of too many.
    private Stack? Visit(Template template, IReadOnlyDictionary<string, Value>? given, int depth, ImmutableList<string> ancestors)
    {
        if (!seen.TryGetValue(template.Path, out var uses))
        {
            seen.Add(template.Path, uses = []);
        }

        if (uses.Find(s => GivenValues.AreSame(s.Given, given)) is { } same)
        {
            return same;
        }

        if (stacks.Count >= MostUses || uses.Count >= MostUsesOfTemplate)
        {
            return null;
        }

        var stack = new Stack(template, workspace, types, given, depth, ancestors);
        stacks.Add(stack);
        uses.Add(stack);
        if (given is null)
        {
            hasAllValues = template.Parameters.All(p => stack.Raw(p) is not null);
        }

        var context = new StackContext(findings, workspace, environments, stack) { HasAllValues = hasAllValues };
        if (uses.Count == 1)
        {
            CheckTemplate(context);
        }

        foreach (var rule in RuleSet.All)
        {
            rule.CheckStack(context);
        }

        RuleSet.ByType.CheckStack(context);
        ancestors = ancestors.Add(template.Path);
        foreach (var resource in template.Resources)
        {
            Descend(stack, resource, stack.Target(resource), stack.Properties(resource), depth + 1, ancestors);
        }

        foreach (var member in context.Members)
        {
            // The group is a stack of its own between the two.
            Descend(stack, member.Group, member.Target, member.Properties, depth + 2, ancestors);
        }

        return stack;
    }

    private void CheckTemplate(StackContext context)
    {
        foreach (var rule in RuleSet.All)
        {
            rule.CheckTemplate(context);
        }

        CheckParts(context, context.Template.Parameters, RuleSet.OfParameters);
        CheckParts(context, context.Template.Resources, RuleSet.OfResources);
        CheckParts(context, context.Template.Outputs, RuleSet.OfOutputs);
    }

    private void CheckParts<T>(TemplateContext context, ImmutableArray<T> parts, ImmutableArray<IPartRule<T>> rules)
        where T : Declared
    {
        foreach (var part in parts)
        {
            if (part.IsClean)
            {
                continue;
            }

            var before = findings.Count;
            foreach (var rule in rules)
            {
                rule.CheckPart(context, part);
            }

            part.IsClean = findings.Count == before;
        }
    }

    private void Descend(Stack parent, Resource holder, TypeTarget? target, Value properties, int depth, ImmutableList<string> ancestors)
    {
        if (target is NestedTarget { Template: var child } && !ancestors.Contains(child.Path))
        {
            // What a stack that is switched off hands over decides nothing.
            var given = new Dictionary<string, Value>(StringComparer.Ordinal);
            var isEnabled = parent.IsEnabled(holder) != false;
            if (isEnabled)
            {
                Collect(properties, given);
            }
            else
            {
                foreach (var parameter in child.Parameters)
                {
                    given[parameter.Name] = Value.Anything(null);
                }
            }

            var stack = Visit(child, given, depth, ancestors);
            if (isEnabled)
            {
                parent.Children.Add(new ChildStack(holder, child, stack));
            }
        }
    }

    private static void Collect(Value properties, Dictionary<string, Value> given)
    {
        switch (properties)
        {
            case MapValue map:
                foreach (var (name, _, value) in map.Entries)
                {
                    if (value is not (AbsentValue or ExactValue { IsNull: true }))
                    {
                        // An id of the parent's resource means nothing to the child's rules.
                        given[name] = given.ContainsKey(name) ? Value.Anything(null) : value is UnknownValue { Resource: not null } unknown ? unknown with { Resource = null, Attribute = null } : value;
                    }
                }

                break;
            case ChoiceValue choice:
                Collect(choice.First, given);
                Collect(choice.Second, given);
                break;
        }
    }
}
