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
    public void Only_the_last_change_of_each_record_is_taken_and_only_once()
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
    public void Returned_changes_are_taken_again_with_their_current_values()
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
    public void Loaded_records_are_not_changes_and_do_not_undo_changes()
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
    public void Concurrent_updates_are_not_lost()
    {
        _records.Keep(new("a", 0));

        Parallel.For(0, 1000, _ => _records.Update("a", entry => entry with { Value = entry.Value + 1 }));

        Assert.Equal(1000, _records.Find("a")!.Value);
    }
}
