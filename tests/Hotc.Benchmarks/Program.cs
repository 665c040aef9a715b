using BenchmarkDotNet.Running;
using Hotc.Benchmarks;

// dotnet run --project tests/Hotc.Benchmarks -c Release -- --filter '*'
// dotnet run --project tests/Hotc.Benchmarks -c Release -- specs FOLDER
// Figures to look at; nothing is asserted, since they depend on the machine.
if (args is ["specs", var folder])
{
    Directory.CreateDirectory(folder);
    foreach (var (name, text) in Examples.Many(1000, differInValues: true))
    {
        File.WriteAllText(Path.Combine(folder, name), text);
    }

    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Examples).Assembly).Run(args);
