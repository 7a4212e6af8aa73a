using Wander.State;

namespace Wander.Tests.State;

public class ChangeTrackingMapTests
{
    private sealed record Entry(string Key, int Value);

    private readonly ChangeTrackingMap<string, Entry> _records = new(entry => entry.Key);

    private (string[] Changed, string[] Removed) Taken()
    {
        var changes = _records.TakeChanges();
        return ([.. changes.Changed.Select(entry => $"{entry.Key}{entry.Value}").Order()], [.. changes.Removed.Order()]);
    }

    [Fact]
    public void Only_the_last_change_of_each_record_is_taken_and_only_once()
    {
        _records.Set(new("a", 1));
        _records.Set(new("b", 1));
        _records.Update("a", entry => entry with { Value = 2 });
        _records.Remove("b");
        _records.Remove("c");
        _records.Update("c", entry => entry with { Value = 9 });

        Assert.Equivalent((new[] { "a2" }, new[] { "b" }), Taken());
        Assert.True(_records.TakeChanges().IsEmpty);
        Assert.Equal(new Entry("a", 2), _records.Find("a"));
        Assert.Equal(1, _records.Count);
    }

    [Fact]
    public void Returned_changes_are_taken_again_with_their_current_values()
    {
        _records.Set(new("a", 1));
        _records.Set(new("b", 1));
        var changes = _records.TakeChanges();
        _records.Set(new("a", 2));
        _records.Remove("b");

        _records.RestoreChanges(changes);

        Assert.Equivalent((new[] { "a2" }, new[] { "b" }), Taken());
    }

    [Fact]
    public void Loaded_records_are_not_changes_and_do_not_undo_changes()
    {
        _records.Set(new("a", 2));
        _records.Remove("a");
        _records.Set(new("b", 2));

        _records.AddStored([new("a", 1), new("b", 1), new("c", 1)]);

        Assert.Equal([new("b", 2), new("c", 1)], _records.ToArray().OrderBy(entry => entry.Key));
        Assert.Equivalent((new[] { "b2" }, new[] { "a" }), Taken());
        _records.MarkAllChanged();
        Assert.Equal(["b2", "c1"], Taken().Changed);
    }

    [Fact]
    public void Concurrent_updates_are_not_lost()
    {
        _records.Set(new("a", 0));

        Parallel.For(0, 1000, _ => _records.Update("a", entry => entry with { Value = entry.Value + 1 }));

        Assert.Equal(1000, _records.Find("a")!.Value);
    }
}
