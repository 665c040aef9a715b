using System.Collections.Immutable;
using Hotc.Heat.Values;

namespace Hotc.Heat.Yaql;

/// <summary>A part of a YAQL expression.</summary>
public abstract record YaqlNode;

/// <summary><c>$</c>, or a variable such as <c>$name</c>.</summary>
public sealed record YaqlVariable(string Name) : YaqlNode;

/// <summary>A text, a number, a boolean or null.</summary>
public sealed record YaqlConstant(HotValue Value) : YaqlNode;

/// <summary>A bare word: the name of a property behind a dot, and a text anywhere else.</summary>
public sealed record YaqlWord(string Text) : YaqlNode;

/// <summary>An operator between two values, or before one: then there is no left one.</summary>
public sealed record YaqlOperation(string Operator, YaqlNode? Left, YaqlNode Right) : YaqlNode;

/// <summary>The call of a function; of a method behind a dot.</summary>
public sealed record YaqlCall(string Name, ImmutableArray<YaqlNode> Arguments) : YaqlNode;

/// <summary>A place in a list or map.</summary>
public sealed record YaqlIndex(YaqlNode Owner, ImmutableArray<YaqlNode> Arguments) : YaqlNode;

/// <summary>A written list or map, or a name with its value.</summary>
public sealed record YaqlGroup(ImmutableArray<YaqlNode> Items) : YaqlNode;
