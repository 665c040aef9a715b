using Hotc.Generators.Json;
using Hotc.Generators.Model;

namespace Hotc.Generators.Parsing;

/// <summary>Collects the problems of one file.</summary>
internal sealed class Problems(string path)
{
    private readonly List<ProblemModel> _items = [];

    public bool Any => _items.Count > 0;

    public void Add(string id, JsonPosition position, string message)
    {
        var problem = new ProblemModel(id, path, position.Offset, position.Line, position.Column, message);
        if (!_items.Contains(problem))
        {
            _items.Add(problem);
        }
    }

    public EquatableArray<ProblemModel> ToModel() => _items.ToEquatableArray();
}
