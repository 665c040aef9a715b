using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Bundles;

namespace Hotc.Compile.Rendering;

/// <summary>What one run of a template gave.</summary>
/// <param name="File">The file; null when the template failed.</param>
/// <param name="Forms">The texts that were read as YAML for it.</param>
/// <param name="Problems">What is wrong.</param>
internal sealed record RenderedTemplate(BundleFile? File, IReadOnlyList<TemplateForm> Forms, ImmutableArray<Diagnostic> Problems);
