using Hotc.Compile.Spec;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Completion;

/// <summary>Refuses texts that mean something to Heat or break lines, wherever they stand in a spec.</summary>
internal static class TextCheck
{
    private const string IndexToken = "%index%";

    /// <summary>Reports every key and value of the tree that holds %index% or a control character.</summary>
    public static void Check(YamlNode node, DiagnosticBag bag)
    {
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    Check(entry.Key, bag);
                    Check(entry.Value, bag);
                }

                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    Check(item, bag);
                }

                break;
            case YamlScalar scalar:
                CheckText(scalar, bag);
                break;
        }
    }

    private static void CheckText(YamlScalar scalar, DiagnosticBag bag)
    {
        if (scalar.Value.Contains(IndexToken, StringComparison.Ordinal))
        {
            bag.Add(SpecCodes.IndexToken, scalar.Span, $"The text holds {IndexToken}, which Heat would replace by a member's number.");
        }

        if (ControlCharacters.AreIn(scalar.Value))
        {
            bag.Add(SpecCodes.ControlCharacter, scalar.Span, "The text holds a line break or another control character.", "Write it as one line.");
        }
    }
}
