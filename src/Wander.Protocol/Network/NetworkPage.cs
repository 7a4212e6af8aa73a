using Wander.Protocol.Findings;

namespace Wander.Protocol.Network;

/// <summary>The facts about a page that do not depend on its recommenders. Many snapshots share one instance.</summary>
/// <param name="Address">Its address.</param>
/// <param name="FirstSeen">The time at which a recommendation of it was first read.</param>
/// <param name="Note">The note of this console's owner about it; null when there is none.</param>
public sealed record PageFacts(PageAddress Address, DateTimeOffset FirstSeen, string? Note)
{
    /// <summary>The result of the last check.</summary>
    public PageCheck Check { get; init; } = PageCheck.None;
}

/// <summary>A page in a <see cref="NetworkSnapshot"/>. It is a view, created without allocation.</summary>
/// <param name="Facts">The facts about the page.</param>
/// <param name="Recommenders">The indexes of the consoles that recommend it; at least one.</param>
/// <param name="Since">The time since which each of them recommends it, in their order.</param>
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
