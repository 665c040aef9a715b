using System.Globalization;
using System.Text;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;

// Writes a folder again and again until it is killed: what the test of kills starts. Arguments: the folder, and "exchange" or
// "renames" for the way of putting it in place.
var names = Enumerable.Range(0, 20).Select(i => string.Create(CultureInfo.InvariantCulture, $"f{i:D2}")).Append("sub/g").ToArray();
var owned = names.ToHashSet();
for (var run = 0; ; run++)
{
    var bytes = Encoding.UTF8.GetBytes(run.ToString(CultureInfo.InvariantCulture));
    var bag = new DiagnosticBag();
    var files = names.Select(n => new FolderFile(n, bytes)).ToArray();
    if (!(args[1] == "exchange" ? AtomicFolder.Write(args[0], files, owned, bag) : AtomicFolder.Write(args[0], files, owned, bag, (_, _) => false)))
    {
        TextView.Write(bag.ToSorted(), Console.Error);
        return 1;
    }

    if (run == 0)
    {
        Console.WriteLine("written");
    }
}
