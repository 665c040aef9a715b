using System.Collections.Immutable;
using Hotc.Generators.Model;

namespace Hotc.Generators.Parsing;

/// <summary>A declaration that is left out because an earlier file makes a type of the same name.</summary>
internal sealed record ClashModel(string Path, string HintName, ProblemModel Problem);

/// <summary>Finds types that two schemas would make; Roslyn refuses two files of one name with an exception.</summary>
internal static class Clashes
{
    public static EquatableArray<ClashModel> Find(ImmutableArray<SchemaModel> models)
    {
        // Roslyn holds two names that differ in case only to be the same file.
        var first = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var clashes = new List<ClashModel>();
        foreach (var model in models)
        {
            foreach (var declaration in model.Declarations)
            {
                if (!first.TryGetValue(declaration.HintName, out var path))
                {
                    first.Add(declaration.HintName, model.Path);
                    continue;
                }

                var message = $"the type '{declaration.Namespace}.{declaration.Name}' is made from '{FileName(path)}' already; give one of them another name with \"x-name\"";
                clashes.Add(new ClashModel(
                    model.Path,
                    declaration.HintName,
                    new ProblemModel(Descriptors.Clash, model.Path, 0, 0, 0, message)));
            }
        }

        return clashes.ToEquatableArray();
    }

    private static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
}
