using System.Collections.Immutable;

namespace Wander.Protocol;

/// <summary>
/// The lists that a <c>wander.js</c> declares (src/Wander.Protocol/README.md#wanderjs): strings in the order in which they
/// were written. The strings are not validated here: <see cref="ConsoleAddress"/>, <see cref="PageAddress"/> and <see
/// cref="Ignoring.IgnorePattern"/> parse them.
/// </summary>
public sealed record WanderDocument
{
    /// <summary>A document that declares nothing.</summary>
    public static WanderDocument Empty { get; } = new();

    /// <summary>The addresses of the neighbours.</summary>
    public ImmutableArray<string> Consoles { get; init; } = [];

    /// <summary>The addresses of the recommended pages.</summary>
    public ImmutableArray<string> Pages { get; init; } = [];

    /// <summary>The ignore patterns.</summary>
    public ImmutableArray<string> Ignore { get; init; } = [];

    /// <summary>The owner's style sheets, in the order in which they are loaded.</summary>
    public ImmutableArray<string> Styles { get; init; } = [];

    /// <summary>The owner's scripts, in the order in which they are loaded.</summary>
    public ImmutableArray<string> Scripts { get; init; } = [];

    /// <summary>
    /// The referral policy: <c>url</c>, <c>version</c> or <c>no</c>; any other string is kept unchanged. Null when it is not
    /// declared.
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
