using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Completion;

/// <summary>Judges a spec's flags by the driver's flag catalogue of the Kubernetes minor.</summary>
/// <param name="catalogue">The catalogue: `components`, each with ok, deprecated, removed, owned and mustHave.</param>
/// <param name="minor">The minor, for messages.</param>
internal sealed class FlagCheck(YamlMapping catalogue, string minor)
{
    /// <summary>Reports the flags of one component that the minor does not take.</summary>
    /// <param name="component">Name in the catalogue, such as kube-apiserver.</param>
    /// <param name="flags">The spec's flags.</param>
    /// <param name="bag">Takes the problems.</param>
    public void Check(string component, YamlMapping flags, DiagnosticBag bag)
    {
        if ((catalogue["components"] as YamlMapping)?[component] is not YamlMapping known)
        {
            return;
        }

        foreach (var flag in flags.Entries)
        {
            CheckOne(component, known, flag, bag);
        }
    }

    private void CheckOne(string component, YamlMapping known, YamlEntry flag, DiagnosticBag bag)
    {
        var name = flag.Key.Value;
        var place = flag.Key.Span;
        if (OwnedNames.Find(known, "flags", name) is { } owner)
        {
            bag.Add(CompletionCodes.OwnedFlag, place, $"hotc sets --{name} of {component} itself: {owner.Because}.", owner.Help);
        }
        else if ((known["removed"] as YamlMapping)?[name] is YamlMapping removed)
        {
            bag.Add(CompletionCodes.RemovedFlag, place, $"{component} of Kubernetes {minor} has no --{name} any more{Since(removed)}.", Instead(removed));
        }
        else if ((known["deprecated"] as YamlMapping)?[name] is YamlMapping deprecated)
        {
            bag.Add(CompletionCodes.DeprecatedFlag, place, $"--{name} of {component} is deprecated{Since(deprecated)}.", Instead(deprecated));
        }
        else if (known["ok"] is not YamlSequence ok || !OwnedNames.Has(ok, name))
        {
            var near = Nearest.Of(name, Names(known["ok"]));
            bag.Add(CompletionCodes.UnknownFlag, place, $"{component} of Kubernetes {minor} has no flag --{name}.", near is null ? null : $"Did you mean \"{near}\"?");
        }

        CheckMustHave(component, known, flag, bag);
        CheckWord(component, flag, bag);
    }

    // The kubelet is no pod: its flags stand in one line of an environment file, which systemd cuts into words. Quotes and
    // backslashes are signs of that language. Source: systemd.exec(5), EnvironmentFile=; systemd.service(5), command lines.
    private static void CheckWord(string component, YamlEntry flag, DiagnosticBag bag)
    {
        if (component == "kubelet" && flag.Value is YamlScalar value && value.Value.IndexOfAny([' ', '"', '\'', '\\']) is >= 0 and var at)
        {
            var sign = value.Value[at] switch { ' ' => "a blank", '\\' => "a backslash", _ => "a quote" };
            bag.Add(CompletionCodes.FlagOfWords, value.Span, $"The value of --{flag.Key.Value} of {component} holds {sign}.", "All its flags stand in one line: write the value without, or set the field under kubernetes.kubelet.config.");
        }
    }

    // A needed value may have an older name that still works: the catalogue writes new|old.
    private static void CheckMustHave(string component, YamlMapping known, YamlEntry flag, DiagnosticBag bag)
    {
        if ((known["mustHave"] as YamlMapping)?[flag.Key.Value] is not YamlSequence needed || flag.Value is not YamlScalar value)
        {
            return;
        }

        var given = value.Value.Split(',');
        foreach (var item in Names(needed).Select(n => n.Split('|')).Where(n => !n.Any(given.Contains)).Select(n => n[0]))
        {
            bag.Add(CompletionCodes.MustHave, value.Span, $"--{flag.Key.Value} of {component} must contain {item}.", $"Write \"{item},{value.Value}\".");
        }
    }

    private static string Since(YamlMapping entry) => entry["since"] is YamlScalar since ? $" (since {since.Value})" : "";

    private static string? Instead(YamlMapping entry) => entry["instead"] is YamlScalar instead ? $"Instead: {instead.Value}." : null;

    private static IEnumerable<string> Names(YamlNode? node) =>
        node is YamlSequence sequence ? sequence.Items.OfType<YamlScalar>().Select(s => s.Value) : [];
}
