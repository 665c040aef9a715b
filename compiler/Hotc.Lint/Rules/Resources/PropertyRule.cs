using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Lint.Engine;
using Hotc.Lint.Rules.Functions;

namespace Hotc.Lint.Rules.Resources;

/// <summary>Properties against what their type takes.</summary>
internal sealed class PropertyRule : Rule
{
    private static readonly DiagnosticDescriptor Unknown = new(
        "HE6003",
        DiagnosticLevel.Error,
        "A resource type has no such property",
        "Heat refuses a property that the type does not have; a nested template has its parameters as properties.",
        "heat_template_version: 2018-08-31\nresources:\n  secret:\n    type: OS::Heat::RandomString\n    properties: {lenght: 8}\n",
        "heat_template_version: 2018-08-31\nresources:\n  secret:\n    type: OS::Heat::RandomString\n    properties: {length: 8}\n");

    private static readonly DiagnosticDescriptor Missing = new(
        "HE6004",
        DiagnosticLevel.Error,
        "A required property is missing",
        "The type cannot be made without it; a nested template requires every parameter that has no default. Heat looks into nested "
        + "templates of nested templates, and into members of a group that has none now, only when their turn comes.",
        "heat_template_version: 2018-08-31\nresources:\n  volume:\n    type: OS::Cinder::VolumeAttachment\n    properties: {instance_uuid: abc}\n",
        "heat_template_version: 2018-08-31\nresources:\n  volume:\n    type: OS::Cinder::VolumeAttachment\n    properties: {instance_uuid: abc, volume_id: def}\n");

    private static readonly DiagnosticDescriptor Type = new(
        "HE6005",
        DiagnosticLevel.Error,
        "A property has a value of the wrong type",
        "Heat converts some values: text that is an integer to a number, a boolean or an integer to text, the texts true and false to a "
        + "boolean. What it cannot convert it refuses.",
        "heat_template_version: 2018-08-31\nresources:\n  secret:\n    type: OS::Heat::RandomString\n    properties: {length: eight}\n",
        "heat_template_version: 2018-08-31\nresources:\n  secret:\n    type: OS::Heat::RandomString\n    properties: {length: \"8\"}\n");

    private static readonly DiagnosticDescriptor Constraint = new(
        "HE6006",
        DiagnosticLevel.Error,
        "A property has a value that its type does not allow",
        "The value breaks a constraint of the property: a range, a length, a list of allowed values, a pattern, or the form of an address, "
        + "a network, a name, a schedule or a time. Heat refuses it.",
        "heat_template_version: 2018-08-31\nresources:\n  secret:\n    type: OS::Heat::RandomString\n    properties: {length: 1000}\n",
        "heat_template_version: 2018-08-31\nresources:\n  secret:\n    type: OS::Heat::RandomString\n    properties: {length: 500}\n");

    private static readonly DiagnosticDescriptor NotImplemented = new(
        "HE6007",
        DiagnosticLevel.Error,
        "Heat does not implement a property",
        "The type of Cloud Formation has the property, but Heat's does nothing with it and refuses it.",
        "heat_template_version: 2018-08-31\nresources:\n  vpc:\n    type: AWS::EC2::VPC\n    properties: {CidrBlock: 10.0.0.0/16, InstanceTenancy: dedicated}\n",
        "heat_template_version: 2018-08-31\nresources:\n  vpc:\n    type: AWS::EC2::VPC\n    properties: {CidrBlock: 10.0.0.0/16}\n");

    private static readonly DiagnosticDescriptor MaybeMissing = new(
        "HW6008",
        DiagnosticLevel.Warning,
        "Nothing gives a parameter of a nested template a value",
        "The parameter has no default, and the resource does not set it. Parameters of the root template have no value either, so an "
        + "environment was not given here, and parameter_defaults in it may set this one. Otherwise Heat refuses the stack.",
        """
        heat_template_version: 2018-08-31
        parameters:
          size: {type: number, description: How large.}
        resources:
          child: {type: child.yaml}
        outputs:
          size: {value: {get_param: size}}
        # file: child.yaml
        heat_template_version: 2018-08-31
        parameters:
          name: {type: string, description: A name.}
        outputs:
          name: {value: {get_param: name}}
        """,
        """
        heat_template_version: 2018-08-31
        parameters:
          size: {type: number, description: How large.}
        resources:
          child: {type: child.yaml, properties: {name: a}}
        outputs:
          size: {value: {get_param: size}}
        # file: child.yaml
        heat_template_version: 2018-08-31
        parameters:
          name: {type: string, description: A name.}
        outputs:
          name: {value: {get_param: name}}
        """);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Unknown, Missing, Type, Constraint, NotImplemented, MaybeMissing];

    public override void CheckStack(StackContext context)
    {
        foreach (var problem in context.Problems)
        {
            var descriptor = problem.Fault switch
            {
                PropertyFault.Unknown => Unknown,
                PropertyFault.Missing => Missing,
                PropertyFault.WrongType => Type,
                PropertyFault.Constraint => Constraint,
                PropertyFault.MaybeMissing => MaybeMissing,
                _ => NotImplemented,
            };

            // A function that stands beside another key is reported as such.
            if (problem.Fault == PropertyFault.Unknown && problem.Name is { } name && MisspeltFunctionRule.IsFunctionName(name))
            {
                continue;
            }

            context.Report(
                new Diagnostic(descriptor, problem.Message, problem.Span)
                {
                    Help = problem.Help,
                    Related = problem.Origin is { } origin ? [new RelatedLocation(origin, problem.Fault is PropertyFault.WrongType or PropertyFault.Constraint ? "this is where it comes from" : "it is declared here")] : [],
                    Fix = problem is { Suggestion: { } near, Name: { } written, Span: { } span } ? Fixes.ReplaceScalar(span, written, near) : null,
                },
                problem.IsLive);
        }
    }
}
