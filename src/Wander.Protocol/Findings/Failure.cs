namespace Wander.Protocol.Findings;

/// <summary>
/// Why a console could not be read, or why a page is not shown. It is a value: text for people is made from it where it is
/// displayed, and code decides by <see cref="Kind"/>. Which of the other members are set depends on the kind; see
/// <see cref="FailureKind"/>.
/// </summary>
/// <param name="Kind">The kind of failure.</param>
public sealed record Failure(FailureKind Kind)
{
    /// <summary>The HTTP status, 100 to 999; null when the failure has nothing to do with a status.</summary>
    public int? Status { get; init; }

    /// <summary>
    /// How long the site asked not to be contacted (<c>Retry-After</c>), 1 minute to 24 hours; null when it did not.
    /// </summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Where a redirect leads; null when there is no target.</summary>
    public PageAddress? Target { get; init; }

    /// <summary>The text of the ignore pattern that hides <see cref="Target"/>; null when none does.</summary>
    public string? Pattern { get; init; }

    /// <summary>A time limit, or the age of a certificate; null when the kind has none.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>
    /// What the kind names, for example a header line: one line of at most 300 characters; null when the kind has none.
    /// </summary>
    public string? Detail { get; init; }

    /// <summary>The line of a script, from 1; null when the failure is not in a script.</summary>
    public int? Line { get; init; }

    /// <summary>The column of a script in UTF-16 code units, from 1; null when the failure is not in a script.</summary>
    public int? Column { get; init; }

    /// <summary>The failure behind this one; null when there is none.</summary>
    public Failure? Cause { get; init; }

    /// <summary>The failure of the request: for a robots.txt that could not be read, the one behind this failure.</summary>
    public Failure OfRequest() => Kind is FailureKind.RobotsUnreachable && Cause is { } cause ? cause.OfRequest() : this;

    /// <summary>True when the server says that there is nothing at the address: 404 or 410.</summary>
    public bool IsMissing => Kind is FailureKind.HttpStatus && Status is 404 or 410;

    /// <summary>
    /// The address that the owner's ignore list hides and that is therefore not contacted; null when there is none.
    /// </summary>
    public PageAddress? HiddenTarget => Kind is FailureKind.RedirectToHidden ? Target : Cause?.HiddenTarget;

    /// <summary>Whether our own connection may be the reason, because the site never answered.</summary>
    public bool MayBeOurConnection => OfRequest().Kind is FailureKind.NameNotFound or FailureKind.NameLookupFailed
        or FailureKind.ConnectionRefused or FailureKind.ConnectionReset or FailureKind.HostUnreachable
        or FailureKind.ConnectTimedOut or FailureKind.ConnectFailed or FailureKind.ConnectionClosed
        or FailureKind.ResponseTimedOut or FailureKind.BodyTimedOut;
}
