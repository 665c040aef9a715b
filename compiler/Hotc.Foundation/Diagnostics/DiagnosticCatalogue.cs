using System.Collections.Immutable;

namespace Hotc.Foundation.Diagnostics;

/// <summary>All kinds of findings that a program can make, by code.</summary>
public sealed class DiagnosticCatalogue
{
    private readonly Dictionary<string, DiagnosticDescriptor> byCode = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a catalogue.</summary>
    /// <exception cref="ArgumentException">Two descriptors have one code, or a code has the wrong form or level: a fault of the program.</exception>
    public DiagnosticCatalogue(IEnumerable<DiagnosticDescriptor> descriptors)
    {
        ArgumentNullException.ThrowIfNull(descriptors);
        foreach (var descriptor in descriptors)
        {
            if (!IsCode(descriptor.Code, descriptor.Level))
            {
                throw new ArgumentException($"The code {descriptor.Code} has the wrong form or level.", nameof(descriptors));
            }

            if (!byCode.TryAdd(descriptor.Code, descriptor))
            {
                throw new ArgumentException($"Two descriptors have the code {descriptor.Code}.", nameof(descriptors));
            }
        }

        All = [.. byCode.Values.OrderBy(d => d.Code[2..], StringComparer.Ordinal).ThenBy(d => d.Code, StringComparer.Ordinal)];
    }

    /// <summary>All descriptors by area and number.</summary>
    public ImmutableArray<DiagnosticDescriptor> All { get; }

    /// <summary>The descriptor of a code, whatever its case; null when there is none.</summary>
    public DiagnosticDescriptor? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The code most like an unknown one; null when none is near.</summary>
    public string? NearestCode(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Nearest.Of(code.ToUpperInvariant(), All.Select(d => d.Code));
    }

    private static bool IsCode(string code, DiagnosticLevel level)
    {
        var letter = level switch { DiagnosticLevel.Error => 'E', DiagnosticLevel.Warning => 'W', _ => 'I' };
        return code.Length == 6 && code[0] == 'H' && code[1] == letter && code.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
