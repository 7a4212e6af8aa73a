using Wander.Protocol.Findings;

namespace Wander.Protocol.Network;

/// <summary>What is known of a page itself; many snapshots share it.</summary>
/// <param name="Address">Its address.</param>
/// <param name="FirstSeen">When a console was first seen to recommend it.</param>
/// <param name="Note">What we say about it ourselves; null when nothing.</param>
public sealed record PageFacts(PageAddress Address, DateTimeOffset FirstSeen, string? Note)
{
    /// <summary>What came of looking at it.</summary>
    public PageCheck Check { get; init; } = PageCheck.None;
}

/// <summary>A page in a <see cref="NetworkSnapshot"/>: a view that costs nothing.</summary>
/// <param name="Facts">What is known of it.</param>
/// <param name="Recommenders">The consoles that recommend it, by index: at least one.</param>
/// <param name="Since">Since when each of them recommends it, in their order.</param>
public readonly record struct NetworkPage(PageFacts Facts, ArraySegment<int> Recommenders, ArraySegment<DateTime> Since)
{
    /// <inheritdoc cref="PageFacts.Address"/>
    public PageAddress Address => Facts.Address;

    /// <inheritdoc cref="PageFacts.FirstSeen"/>
    public DateTimeOffset FirstSeen => Facts.FirstSeen;

    /// <inheritdoc cref="PageFacts.Note"/>
    public string? Note => Facts.Note;

    /// <inheritdoc cref="PageFacts.Check"/>
    public PageCheck Check => Facts.Check;

    /// <inheritdoc cref="PageCheck.Verdict"/>
    public Verdict Verdict => Check.Verdict;

    /// <inheritdoc cref="PageCheck.Language"/>
    public string? Language => Check.Language;
}
