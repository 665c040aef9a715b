using System.Collections.Immutable;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Yaml;

/// <summary>A YAML document that was read. Never changes.</summary>
/// <param name="Source">The text.</param>
/// <param name="Root">The root node; null when the document holds nothing but comments.</param>
/// <param name="Comments">The comments in order; empty unless they were asked for.</param>
public sealed record YamlDocument(SourceText Source, YamlNode? Root, ImmutableArray<YamlComment> Comments);

/// <summary>A comment.</summary>
/// <param name="Span">From the <c>#</c> to the end of the line.</param>
/// <param name="Text">What stands after the <c>#</c>, without blanks at both ends.</param>
/// <param name="IsOwnLine">Whether nothing but blanks stands before it on its line.</param>
public sealed record YamlComment(SourceSpan Span, string Text, bool IsOwnLine);
