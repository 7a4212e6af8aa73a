using Wander.Fetching;
using Wander.Fetching.Connecting;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Checking;

/// <summary>What came of loading a page in one of the ways in which a frame can load it.</summary>
/// <param name="Verdict">Whether the frame would show it.</param>
/// <param name="Reason">Why not, in words; null when it would.</param>
internal sealed record PageLoading(Verdict Verdict, string? Reason)
{
    /// <summary>What it says about itself; null when it could not be read.</summary>
    public PageDetails? Details { get; init; }

    /// <summary>Where redirects led, with whatever query they kept; null when there were none.</summary>
    public PageAddress? Final { get; init; }

    /// <summary>True when all of those redirects say that the page is there for good.</summary>
    public bool IsMoved { get; init; }

    /// <summary>By what the next request asks whether anything changed; none after redirects.</summary>
    public Validators Validators { get; init; } = Validators.None;

    /// <summary>True when a page answered, well or not to be shown; false when a request failed or was not made.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>True when the server says that nothing changed since the last time.</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>What went wrong with the request; null when it was answered well.</summary>
    public FetchFailureKind? Failure { get; init; }

    /// <summary>How long the site asks to be left alone; null when it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How long the requests took, without waiting for their turn.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>Nothing in the frame, for a reason that belongs to no other verdict.</summary>
    public static PageLoading Failing(string reason) => new(Verdict.Failing, reason);

    /// <summary>A request that failed.</summary>
    public static PageLoading Failed(FetchFailure failure) =>
        new(failure.Status is 404 or 410 ? Verdict.Gone : Verdict.Failing, failure.Reason)
        {
            Failure = failure.Kind,
            RetryAfter = failure.RetryAfter,
        };
}

/// <summary>What a page says about itself, cleaned and bounded like <see cref="PageCheck"/>.</summary>
internal sealed record PageDetails(string? Title, string? Description, string? Language, PageAddress? Feed);
