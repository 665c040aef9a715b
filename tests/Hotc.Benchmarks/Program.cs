using BenchmarkDotNet.Running;

// dotnet run --project tests/Hotc.Benchmarks -c Release -- --filter '*'
// Figures to look at; nothing is asserted, since they depend on the machine.
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
