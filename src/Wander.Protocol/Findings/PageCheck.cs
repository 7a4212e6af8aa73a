namespace Wander.Protocol.Findings;

/// <summary>
/// The result of checking a page, and the metadata that the page declared when it could last be read. Immutable and shared
/// by many snapshots.
/// </summary>
public sealed record PageCheck
{
    /// <summary>The result for a page that was never checked.</summary>
    public static PageCheck None { get; } = new();

    /// <summary>Whether the page may be shown in the frame; <see cref="Verdict.Unchecked"/> by default.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>The reason why it must not be shown; null when it may be shown, or has not been checked.</summary>
    public Failure? Failure { get; init; }

    /// <summary>Its title, 1 to 300 characters in one line without control characters; null when it has none.</summary>
    public string? Title { get; init; }

    /// <summary>
    /// Its description, 1 to 500 characters in one line without control characters; null when it has none.
    /// </summary>
    public string? Description { get; init; }

    /// <summary>
    /// The declared language as a tag (RFC 5646) of at most 35 characters; null when it declares none.
    /// </summary>
    public string? Language { get; init; }

    /// <summary>The address of its feed; null when it declares none.</summary>
    public PageAddress? Feed { get; init; }

    /// <summary>
    /// The final address after redirects, without the <c>via</c> parameter; null when it is the address of the page.
    /// </summary>
    public PageAddress? Final { get; init; }

    /// <summary>
    /// The address that the frame loads instead: the same page over https. Null when the frame loads the page's own address.
    /// </summary>
    public PageAddress? LoadedAs { get; init; }

    /// <summary>True when it fails with the <c>via</c> parameter and is loaded without it.</summary>
    public bool IsPlain { get; init; }

    /// <summary>The time of the last check; null when it was never checked.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>The duration of the last check, including redirects.</summary>
    public TimeSpan Took { get; init; }
}
