using System.Collections.Immutable;
using Hotc.Heat.Values;

namespace Hotc.Lint.Yaql;

/// <summary>A part of a YAQL expression.</summary>
internal abstract record YaqlNode;

/// <summary><c>$</c>, or a variable such as <c>$name</c>.</summary>
internal sealed record YaqlVariable(string Name) : YaqlNode;

/// <summary>A text, a number, a boolean or null.</summary>
internal sealed record YaqlConstant(HotValue Value) : YaqlNode;

/// <summary>A bare word: the name of a property behind a dot, and a text anywhere else.</summary>
internal sealed record YaqlWord(string Text) : YaqlNode;

/// <summary>An operator between two values, or before one: then there is no left one.</summary>
internal sealed record YaqlOperation(string Operator, YaqlNode? Left, YaqlNode Right) : YaqlNode;

/// <summary>The call of a function; of a method behind a dot.</summary>
internal sealed record YaqlCall(string Name, ImmutableArray<YaqlNode> Arguments) : YaqlNode;

/// <summary>A place in a list or map.</summary>
internal sealed record YaqlIndex(YaqlNode Owner, ImmutableArray<YaqlNode> Arguments) : YaqlNode;

/// <summary>A written list or map, or a name with its value.</summary>
internal sealed record YaqlGroup(ImmutableArray<YaqlNode> Items) : YaqlNode;
