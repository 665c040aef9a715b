using System.CommandLine;
using System.Security.Cryptography;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Pki;

namespace Hotc.Cli.Verbs;

/// <summary><c>hotc pki rotate</c>: replaces authorities and keys of a running cluster, step by step.</summary>
internal static class PkiRotateVerb
{
    private static readonly Dictionary<string, RotationStep> Steps = new(StringComparer.Ordinal)
    {
        ["trust"] = RotationStep.Trust,
        ["sign"] = RotationStep.Sign,
        ["finish"] = RotationStep.Finish,
        ["back"] = RotationStep.Back,
    };

    /// <summary>Makes the command.</summary>
    public static VerbCommand Make(Terminal terminal)
    {
        var directory = new Argument<string>("DIR") { Description = "What hotc pki init made for the cluster" };
        var step = new Argument<string?>("STEP")
        {
            Description = "trust: make the new ones and trust both. sign: sign with the new ones. finish: drop the old ones. back: take the last step back. Without one, tell where the rotation stands, and complete a step that was interrupted",
            Arity = ArgumentArity.ZeroOrOne,
        };
        step.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(t => !Steps.ContainsKey(t.Value)) is { } bad)
            {
                result.AddError($"STEP does not take {Shown.Quoted(bad.Value)}; it is one of {string.Join(", ", Steps.Keys)}");
            }
        });
        var only = Choices.Matching(
            new Option<string[]>("--only") { Description = $"With trust: rotate this alone, of {string.Join(", ", PkiRotate.Parts)}; may be repeated", HelpName = "WHAT" }, PkiRotate.Parts.Contains);
        var days = Choices.Number(
            new Option<int>("--days") { Description = "With trust: days that new certificates are valid", HelpName = "N" }, 1, PkiInitOptions.MaxDays, PkiInitOptions.DefaultDays);
        var (cluster, etcd, frontProxy) = (new OwnPair("", "new cluster"), new OwnPair("etcd-", "new etcd"), new OwnPair("front-proxy-", "new front-proxy"));
        var command = new VerbCommand(
            "rotate",
            "Replace the authorities and keys of a running cluster, in steps between which every node gets the new secrets. Each step changes the directory whole or not at all.",
            ("hotc pki rotate pki/prod trust", "Make new ones of everything; all nodes shall trust both"),
            ("hotc pki rotate pki/prod sign", "When all nodes do: sign with the new ones"),
            ("hotc pki rotate pki/prod finish", "When all nodes have certificates of the new ones: drop the old"),
            ("hotc pki rotate pki/prod trust --only etcd --only encryption-key", "Some alone"))
        {
            directory, step, only, days, cluster.Certificate, cluster.Key, etcd.Certificate, etcd.Key, frontProxy.Certificate, frontProxy.Key,
        };
        Option[] ofTrust = [only, days, cluster.Certificate, cluster.Key, etcd.Certificate, etcd.Key, frontProxy.Certificate, frontProxy.Key];
        command.Validators.Add(result =>
        {
            if (result.GetValue(step) != "trust" && Array.Find(ofTrust, o => result.GetResult(o) is { Implicit: false }) is { } given)
            {
                result.AddError($"{given.Name} is for the step trust");
            }
        });
        command.SetAction(parsed =>
        {
            var options = new PkiRotateOptions
            {
                Parts = [.. parsed.GetValue(only) ?? []],
                New = new PkiInitOptions
                {
                    Days = parsed.GetRequiredValue(days),
                    ClusterCa = cluster.Of(parsed),
                    EtcdCa = etcd.Of(parsed),
                    FrontProxyCa = frontProxy.Of(parsed),
                },
            };
            var bag = new DiagnosticBag();
            using var random = RandomNumberGenerator.Create();
            var rotation = PkiRotate.Run(
                parsed.GetRequiredValue(directory), parsed.GetValue(step) is { } name ? Steps[name] : null, options, TimeProvider.System, random, bag);
            var code = Report.Tell(terminal, bag);
            if (rotation is not null)
            {
                terminal.Say(RotationAdvice.Of(rotation));
            }

            return code;
        });
        return command;
    }
}
