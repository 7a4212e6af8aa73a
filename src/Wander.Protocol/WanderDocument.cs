using System.Collections.Immutable;

namespace Wander.Protocol;

/// <summary>
/// What one <c>wander.js</c> declares (design, section 5): lists of texts in the order in which they were written. Whether a text
/// is an address or a pattern is decided by <see cref="ConsoleAddress"/>, <see cref="PageAddress"/> and the ignore list.
/// </summary>
public sealed record WanderDocument
{
    /// <summary>A document that declares nothing.</summary>
    public static WanderDocument Empty { get; } = new();

    /// <summary>The neighbours.</summary>
    public ImmutableArray<string> Consoles { get; init; } = [];

    /// <summary>The recommended pages.</summary>
    public ImmutableArray<string> Pages { get; init; } = [];

    /// <summary>The ignore patterns.</summary>
    public ImmutableArray<string> Ignore { get; init; } = [];

    /// <summary>The owner's style sheets, in the order of loading.</summary>
    public ImmutableArray<string> Styles { get; init; } = [];

    /// <summary>The owner's scripts, in the order of loading.</summary>
    public ImmutableArray<string> Scripts { get; init; } = [];

    /// <summary>
    /// <c>url</c>, <c>version</c> or <c>no</c>; null where it is not declared. Other texts are kept as they stand.
    /// </summary>
    public string? Referral { get; init; }

    /// <inheritdoc />
    public bool Equals(WanderDocument? other) =>
        other is not null
        && Consoles.AsSpan().SequenceEqual(other.Consoles.AsSpan())
        && Pages.AsSpan().SequenceEqual(other.Pages.AsSpan())
        && Ignore.AsSpan().SequenceEqual(other.Ignore.AsSpan())
        && Styles.AsSpan().SequenceEqual(other.Styles.AsSpan())
        && Scripts.AsSpan().SequenceEqual(other.Scripts.AsSpan())
        && Referral == other.Referral;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Consoles.Length, Pages.Length, Ignore.Length, Referral);
}
