namespace System.Runtime.CompilerServices;

/// <summary>What the compiler wants to see for records and <c>init</c>; netstandard2.0 has none.</summary>
internal static class IsExternalInit;
