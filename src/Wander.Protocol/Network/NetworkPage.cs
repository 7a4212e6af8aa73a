using System.Collections.Immutable;

namespace Wander.Protocol.Network;

/// <summary>A page in a <see cref="NetworkSnapshot"/>.</summary>
/// <param name="Address">Its address.</param>
/// <param name="FirstSeen">When a console was first seen to recommend it.</param>
/// <param name="Recommenders">The consoles that recommend it, by index.</param>
/// <param name="Note">What we say about it ourselves; null when nothing.</param>
public sealed record NetworkPage(
    PageAddress Address, DateTimeOffset FirstSeen, ImmutableArray<int> Recommenders, string? Note)
{
    /// <summary>Whether it may be shown in the frame.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>Its language as its author declares it; null when unknown.</summary>
    public string? Language { get; init; }
}
