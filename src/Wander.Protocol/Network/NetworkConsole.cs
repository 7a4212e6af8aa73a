using System.Collections.Immutable;
using Wander.Protocol.Findings;

namespace Wander.Protocol.Network;

/// <summary>
/// A console in a <see cref="NetworkSnapshot"/>. It refers to other consoles and to pages by their index there.
/// </summary>
public sealed record NetworkConsole
{
    /// <summary>Its index in <see cref="NetworkSnapshot.Consoles"/>; this console has index 0.</summary>
    public required int Index { get; init; }

    /// <summary>Its final address.</summary>
    public required ConsoleAddress Address { get; init; }

    /// <summary>Other addresses that lead to the same <c>wander.js</c>.</summary>
    public ImmutableArray<ConsoleAddress> Aliases { get; init; } = [];

    /// <summary>The pages that it recommends, without hidden pages, in its order.</summary>
    public ImmutableArray<int> Pages { get; init; } = [];

    /// <summary>
    /// The consoles that it lists and that are in the snapshot, in its order; includes itself if it lists itself.
    /// </summary>
    public ImmutableArray<int> Neighbours { get; init; } = [];

    /// <summary>The consoles that list it.</summary>
    public ImmutableArray<int> Referrers { get; init; } = [];

    /// <summary>The <see cref="Neighbours"/> without itself, for display.</summary>
    public ImmutableArray<int> Lists => Neighbours.Remove(Index);

    /// <summary>The <see cref="Referrers"/> without itself, for display.</summary>
    public ImmutableArray<int> ListedBy => Referrers.Remove(Index);

    /// <summary>The number of steps from this console along lists of neighbours.</summary>
    public required int Depth { get; init; }

    /// <summary>The index of the previous console on a shortest path from this console; -1 for this console.</summary>
    public required int FoundThrough { get; init; }

    /// <summary>Its state in the crawl.</summary>
    public required ConsoleState State { get; init; }

    /// <summary>The reason why the last request for it failed; null when it was read or not requested yet.</summary>
    public Failure? Failure { get; init; }

    /// <summary>A mistake in its last read <c>wander.js</c>; null when there is none.</summary>
    public ConsoleRemark? Remark { get; init; }

    /// <summary>The time at which its <c>wander.js</c> was last read; null when it was never read.</summary>
    public DateTimeOffset? LastRead { get; init; }
}
