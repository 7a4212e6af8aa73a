using System.Collections.Immutable;
using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Storage.Tables;

/// <summary>Builds a console record from its row, and from the rows of its lists in order.</summary>
/// <param name="id">The key.</param>
/// <param name="record">The row as a record, whose listing contains only the counts.</param>
internal sealed class StoredConsole(long id, ConsoleRecord record)
{
    private readonly ImmutableArray<ConsoleAddress>.Builder _neighbours = ImmutableArray.CreateBuilder<ConsoleAddress>();
    private readonly ImmutableArray<PageAddress>.Builder _pages = ImmutableArray.CreateBuilder<PageAddress>();
    private readonly ImmutableArray<DateTimeOffset>.Builder _since = ImmutableArray.CreateBuilder<DateTimeOffset>();

    /// <summary>The key.</summary>
    public long Id => id;

    /// <summary>The address of the console.</summary>
    public ConsoleAddress Address => record.Address;

    /// <summary>False when an entry of the lists is missing.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Records that an entry of a list is missing.</summary>
    public void MarkIncomplete() => IsComplete = false;

    /// <summary>Adds the next neighbour. Entries beyond <see cref="ConsoleListing.MaximumConsoles"/> are dropped.</summary>
    /// <param name="position">The position in the list, from 0.</param>
    /// <param name="address">The address of the neighbour.</param>
    public void Add(long position, ConsoleAddress address) => Add(_neighbours, position, address, ConsoleListing.MaximumConsoles);

    /// <summary>Adds the next page. Entries beyond <see cref="ConsoleListing.MaximumPages"/> are dropped.</summary>
    /// <param name="position">The position in the list, from 0.</param>
    /// <param name="address">The address of the page.</param>
    /// <param name="since">The time since which the console recommends the page; the default value when it is unknown.</param>
    public void Add(long position, PageAddress address, DateTimeOffset since)
    {
        Add(_pages, position, address, ConsoleListing.MaximumPages);
        if (_since.Count < _pages.Count)
            _since.Add(since);
    }

    /// <summary>Returns the complete record.</summary>
    /// <param name="isAll">True when all rows of the file were read.</param>
    public ConsoleRecord ToRecord(bool isAll) => record with
    {
        Listing = record.Listing with
        {
            Consoles = _neighbours.ToImmutable(),
            Pages = _pages.ToImmutable(),
            Since = _since.ToImmutable()
        },
        // Without validators, the next request fetches an incomplete list again instead of getting 304 Not Modified.
        Validators = isAll && IsComplete ? record.Validators : Validators.None,
    };

    private void Add<T>(ImmutableArray<T>.Builder list, long position, T entry, int maximum)
    {
        IsComplete &= position == list.Count && list.Count < maximum;
        if (list.Count < maximum)
            list.Add(entry);
    }
}
