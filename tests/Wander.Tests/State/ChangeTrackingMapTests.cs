using Wander.State;

namespace Wander.Tests.State;

public class ChangeTrackingMapTests
{
    private sealed record Entry(string Key, int Value);

    private readonly ChangeTrackingMap<string, Entry> _records = new(entry => entry.Key);

    private (string[] Kept, string[] Forgotten) Taken()
    {
        var changes = _records.TakeChanges();
        return ([.. changes.Kept.Select(entry => $"{entry.Key}{entry.Value}").Order()], [.. changes.Forgotten.Order()]);
    }

    [Fact]
    public void Changes_are_taken_once_and_only_the_last_of_each_record()
    {
        _records.Keep(new("a", 1));
        _records.Keep(new("b", 1));
        _records.Update("a", entry => entry with { Value = 2 });
        _records.Forget("b");
        _records.Forget("c");
        _records.Update("c", entry => entry with { Value = 9 });

        Assert.Equivalent((new[] { "a2" }, new[] { "b" }), Taken());
        Assert.True(_records.TakeChanges().IsEmpty);
        Assert.Equal(new Entry("a", 2), _records.Find("a"));
        Assert.Equal(1, _records.Count);
    }

    [Fact]
    public void What_could_not_be_kept_comes_again_as_it_is_by_then()
    {
        _records.Keep(new("a", 1));
        _records.Keep(new("b", 1));
        var changes = _records.TakeChanges();
        _records.Keep(new("a", 2));
        _records.Forget("b");

        _records.GiveBack(changes);

        Assert.Equivalent((new[] { "a2" }, new[] { "b" }), Taken());
    }

    [Fact]
    public void What_is_recalled_is_no_change_and_undoes_none()
    {
        _records.Keep(new("a", 2));
        _records.Forget("a");
        _records.Keep(new("b", 2));

        _records.Recall([new("a", 1), new("b", 1), new("c", 1)]);

        Assert.Equal([new("b", 2), new("c", 1)], _records.ToArray().OrderBy(entry => entry.Key));
        Assert.Equivalent((new[] { "b2" }, new[] { "a" }), Taken());
        _records.MarkAllChanged();
        Assert.Equal(["b2", "c1"], Taken().Kept);
    }

    [Fact]
    public void Updates_from_many_threads_are_all_there()
    {
        _records.Keep(new("a", 0));

        Parallel.For(0, 1000, _ => _records.Update("a", entry => entry with { Value = entry.Value + 1 }));

        Assert.Equal(1000, _records.Find("a")!.Value);
    }
}
