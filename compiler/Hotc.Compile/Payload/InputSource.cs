using Hotc.Compile.Drivers;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Compile.Payload;

/// <summary>Where a driver takes the inputs of fragments from.</summary>
internal static class InputSource
{
    /// <summary>The source of an input; null, with a diagnostic, when there is not exactly one.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="role">The role whose nodes need it; its own sources win.</param>
    /// <param name="name">The input.</param>
    /// <param name="fragment">The fragment that declares it.</param>
    /// <param name="bag">Takes the problem.</param>
    public static DriverInput? Find(DriverPackage driver, string role, string name, Fragment fragment, DiagnosticBag bag)
    {
        var own = driver.Definition.Roles.FirstOrDefault(r => r.Key == role).Value?.Inputs.FirstOrDefault(i => i.Key == name).Value;
        var source = own ?? driver.Definition.Inputs.FirstOrDefault(i => i.Key == name).Value;
        if (source is not null && Count(source) == 1)
        {
            return source;
        }

        var place = source?.Node.Span ?? driver.Definition.Node.Find(DriverDefinition.Keys.Inputs)?.Key.Span ?? driver.Source.Span(0, 1);
        var sources = source is not null && Count(source) > 1 ? "more than one source" : "no source";
        bag.Add(DriverCodes.InputMissing, place, $"The input {name} of fragment {fragment.Id} has {sources} in {driver.Id}.", "Give exactly one of value, text and heat under inputs.");
        return null;
    }

    private static int Count(DriverInput input) =>
        new[] { DriverInput.Keys.Value, DriverInput.Keys.Text, DriverInput.Keys.Heat }.Count(k => input.Node.TryGet(k, out _));
}
