using System.Collections.Immutable;
using Wander.Protocol.Findings;

namespace Wander.Protocol.Network;

/// <summary>A console in a <see cref="NetworkSnapshot"/>. Other consoles and pages are named by their index there.</summary>
public sealed record NetworkConsole
{
    /// <summary>Its place in <see cref="NetworkSnapshot.Consoles"/>; 0 is our own.</summary>
    public required int Index { get; init; }

    /// <summary>Its final address.</summary>
    public required ConsoleAddress Address { get; init; }

    /// <summary>Other addresses that lead to the same <c>wander.js</c>.</summary>
    public ImmutableArray<ConsoleAddress> Aliases { get; init; } = [];

    /// <summary>The pages that it recommends and that we do not hide, in its order.</summary>
    public ImmutableArray<int> Pages { get; init; } = [];

    /// <summary>The consoles that it lists and that we know, in its order, itself included if it does so.</summary>
    public ImmutableArray<int> Neighbours { get; init; } = [];

    /// <summary>The consoles that list it.</summary>
    public ImmutableArray<int> Referrers { get; init; } = [];

    /// <summary>The <see cref="Neighbours"/> without itself: whom it lists, for people.</summary>
    public ImmutableArray<int> Lists => Neighbours.Remove(Index);

    /// <summary>The <see cref="Referrers"/> without itself: who lists it, for people.</summary>
    public ImmutableArray<int> ListedBy => Referrers.Remove(Index);

    /// <summary>How many steps it is away from our own console.</summary>
    public required int Depth { get; init; }

    /// <summary>The console by which ours reached it on a shortest way; -1 for our own.</summary>
    public required int FoundThrough { get; init; }

    /// <summary>What the crawl knows of it.</summary>
    public required ConsoleState State { get; init; }

    /// <summary>Why it could not be read the last time; null when it could, or was not read yet.</summary>
    public Failure? Failure { get; init; }

    /// <summary>What its owner may want to correct in what was read last; null when nothing.</summary>
    public ConsoleRemark? Remark { get; init; }

    /// <summary>When its <c>wander.js</c> was last read; null when never.</summary>
    public DateTimeOffset? LastRead { get; init; }
}
