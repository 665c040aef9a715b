using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Lint.Model;
using Hotc.Lint.Rules.Budgets;
using Hotc.Lint.Rules.Environment;
using Hotc.Lint.Rules.Functions;
using Hotc.Lint.Rules.Parameters;
using Hotc.Lint.Rules.Practice;
using Hotc.Lint.Rules.Resources;
using Hotc.Lint.Rules.Retired;
using Hotc.Lint.Rules.Security;
using Hotc.Lint.Rules.Structure;
using Hotc.Lint.Rules.Values;
using Hotc.Lint.Rules.Wiring;

namespace Hotc.Lint.Engine;

/// <summary>All rules.</summary>
internal static class RuleSet
{
    /// <summary>The rules in the order in which they run; the order does not show in what they find.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        new BudgetRule(),
        new EnvironmentShapeRule(),
        new EnvironmentUseRule(),
        new FileRule(),
        new FunctionFormRule(),
        new FunctionValueRule(),
        new MisspeltFunctionRule(),
        new ReplaceKeyRule(),
        new ConstraintShapeRule(),
        new ParameterShapeRule(),
        new ParameterUseRule(),
        new ParameterValueRule(),
        new DescriptionRule(),
        new ReplacementRule(),
        new UnattachedRule(),
        new UserDataFormatRule(),
        new FacadeRule(),
        new PropertyCombinationRule(),
        new PropertyRule(),
        new ResourceTypeRule(),
        new ServerBootRule(),
        new ServerNetworkRule(),
        new SmallTypesRule(),
        new RetiredRule(),
        new OpenPortRule(),
        new SecretRule(),
        new ConditionRule(),
        new NameRule(),
        new OutputShapeRule(),
        new ParameterGroupRule(),
        new ResourceShapeRule(),
        new SectionRule(),
        new SwitchedOffRule(),
        new UnusedConditionRule(),
        new TextFormRule(),
        new VersionRule(),
        new YamlValueRule(),
        new AddressRule(),
        new LengthRule(),
        new AttributeRule(),
        new CycleRule(),
        new UnknownReferenceRule(),
        new WrongIdRule(),
    ];

    /// <summary>Those of them that look at parameters by themselves.</summary>
    public static ImmutableArray<IPartRule<Parameter>> OfParameters { get; } = [.. All.OfType<IPartRule<Parameter>>()];

    /// <summary>Those of them that look at resources by themselves.</summary>
    public static ImmutableArray<IPartRule<Resource>> OfResources { get; } = [.. All.OfType<IPartRule<Resource>>()];

    /// <summary>Those of them that look at outputs by themselves.</summary>
    public static ImmutableArray<IPartRule<Output>> OfOutputs { get; } = [.. All.OfType<IPartRule<Output>>()];

    /// <summary>Those of them that are about types of resources.</summary>
    public static TypeRules ByType { get; } = new(All.OfType<TypeRule>());

    /// <summary>Every finding that a rule can give.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [.. All.SelectMany(r => r.Descriptors).OrderBy(d => d.Code[2..], StringComparer.Ordinal)];
}
