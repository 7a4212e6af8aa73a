namespace Wander.Fetching.Connecting;

/// <summary>What can go wrong with a request to somebody else's site.</summary>
public enum FetchFailureKind
{
    /// <summary>The name has no address.</summary>
    NameNotFound,

    /// <summary>An address that is not on the public Internet, or on one of our own links.</summary>
    PrivateAddress,

    /// <summary>Refused, unreachable, reset.</summary>
    NoConnection,

    /// <summary>No encrypted connection: usually the certificate.</summary>
    NoEncryption,

    /// <summary>The time for connecting, for the headers or for all of it was over.</summary>
    TimedOut,

    /// <summary>An HTTP status that is neither a success nor a redirect.</summary>
    Status,

    /// <summary>A redirect that is not followed: too many, to nowhere, or to a place that is not allowed.</summary>
    BadRedirect,

    /// <summary>The answer is longer than its bound, on the wire or decoded.</summary>
    TooLong,

    /// <summary>An answer that breaks HTTP or its content encoding.</summary>
    Malformed,
}

/// <summary>Why a request failed.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="Reason">The same in words that an owner understands: <c>404 Not Found</c>, <c>no answer in 15 s</c>.</param>
/// <param name="Status">The HTTP status; null where none came.</param>
/// <param name="RetryAfter">How long the site asks to be left alone, between 1 minute and 24 hours; null when it does not.</param>
public sealed record FetchFailure(FetchFailureKind Kind, string Reason, int? Status = null, TimeSpan? RetryAfter = null)
{
    /// <summary>Is this a failure that our own connection may have caused, as no site answered?</summary>
    public static bool MayBeOurs(FetchFailureKind? kind) =>
        kind is FetchFailureKind.NameNotFound or FetchFailureKind.NoConnection or FetchFailureKind.TimedOut;
}
