namespace Wander.Protocol.Findings;

/// <summary>
/// Why a console could not be read, or why a page is not shown. It is a value: text for people is made from it where it is displayed,
/// and code decides by <see cref="Kind"/>. Which of the other members are set depends on the kind; see <see cref="FailureKind"/>.
/// </summary>
/// <param name="Kind">The kind of failure.</param>
public sealed record Failure(FailureKind Kind)
{
    /// <summary>The HTTP status, 100 to 999; null when the failure has nothing to do with a status.</summary>
    public int? Status { get; init; }

    /// <summary>How long the site asked not to be contacted (<c>Retry-After</c>), 1 minute to 24 hours; null when it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Where a redirect leads; null when there is no target.</summary>
    public PageAddress? Target { get; init; }

    /// <summary>The text of the ignore pattern that hides <see cref="Target"/>; null when none does.</summary>
    public string? Pattern { get; init; }

    /// <summary>A time limit, or the age of a certificate; null when the kind has none.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>What the kind names, for example a header line: one line of at most 300 characters; null when the kind has none.</summary>
    public string? Detail { get; init; }

    /// <summary>The failure behind this one; null when there is none.</summary>
    public Failure? Cause { get; init; }

    /// <summary>The status of this failure or of the one behind it.</summary>
    public int? AnyStatus => Status ?? Cause?.AnyStatus;

    /// <summary>Whether our own connection may be the reason, because the site never answered.</summary>
    public bool MayBeOurConnection => Kind is FailureKind.NameNotFound or FailureKind.NameLookupFailed
        or FailureKind.ConnectionRefused or FailureKind.ConnectionReset or FailureKind.HostUnreachable or FailureKind.ConnectTimedOut
        or FailureKind.ConnectFailed or FailureKind.ConnectionClosed or FailureKind.ResponseTimedOut or FailureKind.BodyTimedOut
        || Cause is { MayBeOurConnection: true };
}
