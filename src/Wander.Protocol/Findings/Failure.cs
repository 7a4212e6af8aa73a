namespace Wander.Protocol.Findings;

/// <summary>
/// The reason why a console could not be read or why a page is not shown. It is converted to text where it is displayed;
/// code distinguishes failures by <see cref="Kind"/>. The other members that are set depend on the kind; see <see
/// cref="FailureKind"/>.
/// </summary>
/// <param name="Kind">The kind of failure.</param>
public sealed record Failure(FailureKind Kind)
{
    /// <summary>The HTTP status, 100 to 999; null when the failure is not about a status.</summary>
    public int? Status { get; init; }

    /// <summary>
    /// The waiting time that the site requested (<c>Retry-After</c>), from 1 minute to 24 hours; null when it did not
    /// request one.
    /// </summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The target of a redirect; null when there is none.</summary>
    public PageAddress? Target { get; init; }

    /// <summary>The text of the ignore pattern that hides <see cref="Target"/>; null when no pattern hides it.</summary>
    public string? Pattern { get; init; }

    /// <summary>A time limit, or the age of a certificate; null when the kind has none.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>
    /// A detail that depends on the kind, for example a header line: one line of at most 300 characters; null when the kind
    /// has none.
    /// </summary>
    public string? Detail { get; init; }

    /// <summary>The line of a script, from 1; null when the failure is not in a script.</summary>
    public int? Line { get; init; }

    /// <summary>The column of a script in UTF-16 code units, from 1; null when the failure is not in a script.</summary>
    public int? Column { get; init; }

    /// <summary>The failure that caused this failure; null when there is none.</summary>
    public Failure? Cause { get; init; }

    /// <summary>
    /// Returns the failure of the request: the cause when a robots.txt could not be read, otherwise this failure.
    /// </summary>
    public Failure OfRequest() => Kind is FailureKind.RobotsUnreachable && Cause is { } cause ? cause.OfRequest() : this;

    /// <summary>True when the response was 404 (Not Found) or 410 (Gone).</summary>
    public bool IsMissing => Kind is FailureKind.HttpStatus && Status is 404 or 410;

    /// <summary>
    /// The redirect target that was not contacted because the owner's ignore list hides it; null when there is none.
    /// </summary>
    public PageAddress? HiddenTarget => Kind is FailureKind.RedirectToHidden ? Target : Cause?.HiddenTarget;

    /// <summary>
    /// True when the failure may be caused by this machine's own connection, because the site did not respond.
    /// </summary>
    public bool MayBeOurConnection => OfRequest().Kind is FailureKind.NameNotFound or FailureKind.NameLookupFailed
        or FailureKind.ConnectionRefused or FailureKind.ConnectionReset or FailureKind.HostUnreachable
        or FailureKind.ConnectTimedOut or FailureKind.ConnectFailed or FailureKind.ConnectionClosed
        or FailureKind.ResponseTimedOut or FailureKind.BodyTimedOut;
}
