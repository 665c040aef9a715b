namespace Hotc.Foundation.Tests;

public class RecurringTests
{
    [Fact]
    public void What_was_made_once_is_not_kept()
    {
        var made = new Recurring<string, int>(4, 16);
        made.Add("a", 1);
        Assert.False(made.TryGet("a", out _));
    }

    [Fact]
    public void What_was_made_twice_is_kept_as_it_was_made_last()
    {
        var made = Twice(new Recurring<string, int>(4, 16), "a", 2);
        Assert.True(made.TryGet("a", out var kept));
        Assert.Equal(2, kept);
    }

    [Fact]
    public void Things_are_told_apart_by_the_comparer()
    {
        var made = Twice(new Recurring<string, int>(4, 16, StringComparer.OrdinalIgnoreCase), "a", 2);
        Assert.True(made.TryGet("A", out _));
        Assert.False(made.TryGet("b", out _));
    }

    [Fact]
    public void All_is_forgotten_when_one_more_would_be_too_much()
    {
        var made = new Recurring<int, int>(4, 16);
        for (var key = 1; key <= 5; key++)
        {
            Twice(made, key, key);
        }

        Assert.Equal([5], Enumerable.Range(1, 5).Where(key => made.TryGet(key, out _)));
    }

    private static Recurring<TKey, int> Twice<TKey>(Recurring<TKey, int> made, TKey key, int value)
        where TKey : notnull
    {
        made.Add(key, 0);
        made.Add(key, value);
        return made;
    }
}
