using Hotc.Snapshots;

// dotnet run --project tests/Snapshots                    compares every golden file; exit code 2 when one differs
// dotnet run --project tests/Snapshots -- update          writes them; still exit code 2 when one differed
// dotnet run --project tests/Snapshots -- --binary PATH   compares what a hotc binary makes of every case
// dotnet run --project tests/Snapshots -- freeze NAME@VERSION   notes that a driver version is finished
const int Same = 0;
const int Different = 2;
const int Usage = 64;

switch (args)
{
    case [] or ["check"]:
        return Settle(Snapshot.Differences(), isUpdate: false);
    case ["update"]:
        return Settle(Snapshot.Differences(), isUpdate: true);
    case ["--binary", var binary]:
        return Settle(Snapshot.Differences(new NativeProgram(binary)), isUpdate: false);
    case ["freeze", var id]:
        Console.WriteLine(Freeze.Add(id) ? $"{id} is finished: nothing of it changes any more" : $"{id} is frozen already: make a new version instead");
        return Same;
    default:
        Console.Error.WriteLine("usage: Snapshots [check | update | --binary PATH | freeze NAME@VERSION]");
        return Usage;
}

static int Settle((IReadOnlyCollection<GoldenFile> Files, IReadOnlyList<GoldenDifference> Found) compared, bool isUpdate)
{
    var (files, found) = compared;
    if (found.Count == 0)
    {
        Console.WriteLine($"{files.Count} golden files are as they should be");
        return Same;
    }

    if (isUpdate)
    {
        Golden.Write(files, found);
        Console.WriteLine(string.Join('\n', found.Select(d => $"{d.What} {d.Path}")));
        Console.WriteLine($"{found.Count} golden files were written or deleted: read them before you commit them");
        return Different;
    }

    Console.WriteLine(Golden.Report(found));
    return Different;
}
