using Hotc.Docs.Tests.Pages;

namespace Hotc.Docs.Tests;

public class GeneratedPageTests
{
    public static TheoryData<string> Pages => [.. GeneratedPages.Paths];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_generated_page_says_what_the_program_reads(string page) =>
        Assert.True(GeneratedPages.Stored(page) == GeneratedPages.Current(page), $"{page} is not up to date. Type: {GeneratedPages.UpdateCommand}");

    [Theory]
    [MemberData(nameof(Pages))]
    public void Making_a_page_twice_gives_the_same(string page) => Assert.Equal(GeneratedPages.Current(page), GeneratedPages.Current(page));
}
