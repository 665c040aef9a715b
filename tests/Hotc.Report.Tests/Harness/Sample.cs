using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Review;
using Hotc.Review.Reports;
using Hotc.Review.Stacks;
using Hotc.Review.Views;

namespace Hotc.Report.Tests.Harness;

/// <summary>A report of small bundles that stand beside the tests, so that a change of a driver changes no picture.</summary>
internal static class Sample
{
    public static string Folder { get; } = Find(AppContext.BaseDirectory);

    public static StackReport Report()
    {
        var (before, after) = (Open("old"), Open("new"));
        return ReportBuilder.Make(after, null, new DiagnosticBag()) with
        {
            Review = Reviewer.Compare(before, after),
            Authorities = [new ReportFact("cluster CA", "2036-01-01")],
            Findings = [new Diagnostic(ReviewCodes.NoBundle, "an example of <a finding> & more", null) { Path = "cluster.yaml" }],
        };
    }

    public static string Page() => ReportHtmlView.Write(Report());

    private static ReviewSide Open(string name)
    {
        var bag = new DiagnosticBag();
        var side = ReviewSide.Open(name, new DiskTree(Path.Combine(Folder, "Bundles", name)), bag);
        return bag.HasErrors ? throw new InvalidOperationException(bag.ToSorted()[0].Message) : side!;
    }

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Compiler.sln")) ? Path.Combine(folder, "tests", "Hotc.Report.Tests") : Find(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder))!);
}
