using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Values;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;

namespace Hotc.Lint.Rules.Security;

/// <summary>Secrets that everybody who may read the stack can see.</summary>
internal sealed class SecretRule : Rule, IPartRule<Parameter>
{
    private static readonly DiagnosticDescriptor NotHidden = new(
        "HW8002",
        DiagnosticLevel.Warning,
        "A parameter for a secret is not hidden",
        "The name says that the parameter is a password, token or key. Heat shows its value to everybody who may read the stack unless the "
        + "parameter has hidden: true.",
        """
        heat_template_version: 2018-08-31
        parameters:
          admin_password: {type: string, description: The password.}
        resources:
          value: {type: OS::Heat::Value, properties: {value: {get_param: admin_password}}}
        """,
        """
        heat_template_version: 2018-08-31
        parameters:
          admin_password: {type: string, hidden: true, description: The password.}
        resources:
          value: {type: OS::Heat::Value, properties: {value: {get_param: admin_password}}}
        """);

    private static readonly DiagnosticDescriptor Shown = new(
        "HW8003",
        DiagnosticLevel.Warning,
        "An output shows a secret",
        "The output gives the value of a hidden parameter, a private key or a generated secret, and everybody who may read the stack can read "
        + "outputs. Keep secrets in a key manager and put out a reference.",
        """
        heat_template_version: 2018-08-31
        parameters:
          token: {type: string, hidden: true, description: The token.}
        outputs:
          token: {value: {get_param: token}}
        """,
        """
        heat_template_version: 2018-08-31
        parameters:
          token: {type: string, hidden: true, description: The token.}
        resources:
          value: {type: OS::Heat::Value, properties: {value: {get_param: token}}}
        """);

    private static readonly DiagnosticDescriptor Default = new(
        "HW8004",
        DiagnosticLevel.Warning,
        "A secret has a default",
        "The default of a hidden parameter stands in the template for everybody to read, and who forgets to give a value uses it.",
        """
        heat_template_version: 2018-08-31
        parameters:
          token: {type: string, hidden: true, default: sesame, description: The token.}
        resources:
          value: {type: OS::Heat::Value, properties: {value: {get_param: token}}}
        """,
        """
        heat_template_version: 2018-08-31
        parameters:
          token: {type: string, hidden: true, description: The token.}
        resources:
          value: {type: OS::Heat::Value, properties: {value: {get_param: token}}}
        """);

    private static readonly string[] SecretEndings = ["password", "passwd", "passphrase", "secret", "token", "private_key", "secret_key", "access_key", "api_key", "ca_key", "encryption_key", "apikey"];

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [NotHidden, Shown, Default];

    public void CheckPart(TemplateContext context, Parameter parameter)
    {
        if (parameter.Type is not ParameterType.String || !(parameter.IsHidden || IsSecret(parameter.Name)))
        {
            return;
        }

        if (!parameter.IsHidden)
        {
            context.Report(NotHidden, parameter.NameSpan, $"the parameter \"{parameter.Name}\" is not hidden", "add hidden: true");
        }

        if (parameter.Default is HotText { Value.Length: > 0 } value && value.Value.Trim().Length > 0)
        {
            context.Report(Default, value.Origin ?? parameter.NameSpan, $"the secret \"{parameter.Name}\" has a default");
        }
    }

    public override void CheckStack(StackContext context)
    {
        foreach (var site in context.Calls)
        {
            if (site is not { Part: Part.Output, IsTaken: true })
            {
                continue;
            }

            if (References.ParameterOf(site.Call) is var (name, span) && context.Template.ParametersByName.TryGetValue(name, out var parameter) && parameter.IsHidden)
            {
                context.Report(Shown, span, $"the output \"{site.Owner}\" shows the hidden parameter \"{name}\"");
            }
            else if (site.Call is { Function.Kind: FunctionKind.GetAttr, Arguments: [LiteralExpression { Text: { } resourceName }, LiteralExpression { Text: "private_key" } attribute, ..] }
                && context.Stack.Resource(resourceName) is { Type: "OS::Nova::KeyPair" })
            {
                context.Report(Shown, attribute.Span ?? site.Call.Span, $"the output \"{site.Owner}\" shows a private key");
            }
        }
    }

    // Names such as token_ttl or password_length are not of secrets; only the end of a name counts.
    private static bool IsSecret(string name)
    {
        var plain = name.Replace('-', '_').ToLowerInvariant();
        foreach (var ending in SecretEndings)
        {
            if (plain.EndsWith(ending, StringComparison.Ordinal) && (ending.Length > 5 || plain.Length == ending.Length || plain[^(ending.Length + 1)] == '_'))
            {
                return true;
            }
        }

        return false;
    }
}
