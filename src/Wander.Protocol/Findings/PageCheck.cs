namespace Wander.Protocol.Findings;

/// <summary>
/// What came of looking at a page (design, section 7), and what the page said about itself when it last could be read.
/// Immutable; many snapshots share it.
/// </summary>
public sealed record PageCheck
{
    /// <summary>A page that was never looked at.</summary>
    public static PageCheck None { get; } = new();

    /// <summary>Whether the page may be shown in the frame; <see cref="Verdict.Unchecked"/> by default.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>Why it may not; null when it may, or when it was not checked.</summary>
    public Failure? Failure { get; init; }

    /// <summary>Its title, 1 to 300 characters in one line without control characters; null when it has none.</summary>
    public string? Title { get; init; }

    /// <summary>
    /// Its description of itself, 1 to 500 characters, cleaned like <see cref="Title"/>; null when it has none.
    /// </summary>
    public string? Description { get; init; }

    /// <summary>
    /// The language that it declares, as a tag (RFC 5646) of at most 35 characters; null when it declares none.
    /// </summary>
    public string? Language { get; init; }

    /// <summary>Its feed; null when it announces none.</summary>
    public PageAddress? Feed { get; init; }

    /// <summary>Where its redirects ended, without our <c>via</c>; null when they led nowhere else.</summary>
    public PageAddress? Final { get; init; }

    /// <summary>What the frame loads in its place: the same page over https. Null when the page itself is loaded.</summary>
    public PageAddress? LoadedAs { get; init; }

    /// <summary>True when it breaks with the <c>via</c> parameter and is loaded without it.</summary>
    public bool IsPlain { get; init; }

    /// <summary>When it was last looked at; null when never.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>How long that took, redirects included.</summary>
    public TimeSpan Took { get; init; }
}
