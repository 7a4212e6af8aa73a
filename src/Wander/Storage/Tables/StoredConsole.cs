using System.Collections.Immutable;
using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Storage.Tables;

/// <summary>A console while it is read: its row, then what it lists, in order.</summary>
/// <param name="id">Its key.</param>
/// <param name="record">Its row as a record; of the listing, only the counts.</param>
internal sealed class StoredConsole(long id, ConsoleRecord record)
{
    private readonly ImmutableArray<ConsoleAddress>.Builder _neighbours = ImmutableArray.CreateBuilder<ConsoleAddress>();
    private readonly ImmutableArray<PageAddress>.Builder _pages = ImmutableArray.CreateBuilder<PageAddress>();
    private readonly ImmutableArray<DateTimeOffset>.Builder _since = ImmutableArray.CreateBuilder<DateTimeOffset>();

    /// <summary>Its key.</summary>
    public long Id => id;

    /// <summary>Its address.</summary>
    public ConsoleAddress Address => record.Address;

    /// <summary>False once an entry of its lists is missing.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>An entry of a list is missing.</summary>
    public void Miss() => IsComplete = false;

    /// <summary>The next neighbour.</summary>
    /// <param name="position">Its place in the list.</param>
    /// <param name="address">Its address.</param>
    public void Add(long position, ConsoleAddress address) => Add(_neighbours, position, address, ConsoleListing.MaximumConsoles);

    /// <summary>The next page; as with neighbours, what is beyond the bounds is left out.</summary>
    public void Add(long position, PageAddress address, DateTimeOffset since)
    {
        Add(_pages, position, address, ConsoleListing.MaximumPages);
        if (_since.Count < _pages.Count)
            _since.Add(since);
    }

    /// <summary>The whole record.</summary>
    /// <param name="isAll">Was everything read that the file has?</param>
    public ConsoleRecord ToRecord(bool isAll) => record with
    {
        Listing = record.Listing with
        {
            Consoles = _neighbours.ToImmutable(),
            Pages = _pages.ToImmutable(),
            Since = _since.ToImmutable()
        },
        // What is not all there must not be confirmed by "not modified".
        Validators = isAll && IsComplete ? record.Validators : Validators.None,
    };

    private void Add<T>(ImmutableArray<T>.Builder list, long position, T entry, int maximum)
    {
        IsComplete &= position == list.Count && list.Count < maximum;
        if (list.Count < maximum)
            list.Add(entry);
    }
}
