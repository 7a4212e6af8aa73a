namespace Wander.Protocol.Network;

/// <summary>What is known of a page itself; many snapshots share it.</summary>
/// <param name="Address">Its address.</param>
/// <param name="FirstSeen">When a console was first seen to recommend it.</param>
/// <param name="Note">What we say about it ourselves; null when nothing.</param>
public sealed record PageFacts(PageAddress Address, DateTimeOffset FirstSeen, string? Note)
{
    /// <summary>Whether it may be shown in the frame.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>Its language as its author declares it; null when unknown.</summary>
    public string? Language { get; init; }
}

/// <summary>A page in a <see cref="NetworkSnapshot"/>: a view that costs nothing.</summary>
/// <param name="Facts">What is known of it.</param>
/// <param name="Recommenders">The consoles that recommend it, by index: at least one.</param>
public readonly record struct NetworkPage(PageFacts Facts, ArraySegment<int> Recommenders)
{
    /// <inheritdoc cref="PageFacts.Address"/>
    public PageAddress Address => Facts.Address;

    /// <inheritdoc cref="PageFacts.FirstSeen"/>
    public DateTimeOffset FirstSeen => Facts.FirstSeen;

    /// <inheritdoc cref="PageFacts.Note"/>
    public string? Note => Facts.Note;

    /// <inheritdoc cref="PageFacts.Verdict"/>
    public Verdict Verdict => Facts.Verdict;

    /// <inheritdoc cref="PageFacts.Language"/>
    public string? Language => Facts.Language;
}
