using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Checking;

/// <summary>The result of loading a page from one address, with or without the <c>via</c> parameter.</summary>
/// <param name="Verdict">The verdict for this address.</param>
/// <param name="Failure">The reason; null when the page is embeddable.</param>
internal sealed record PageLoading(Verdict Verdict, Failure? Failure)
{
    /// <summary>The metadata of the page; null when it could not be read.</summary>
    public PageDetails? Details { get; init; }

    /// <summary>The address after all redirects, which may contain the <c>via</c> parameter; null without redirects.</summary>
    public PageAddress? Final { get; init; }

    /// <summary>True when there were redirects, and all of them are permanent.</summary>
    public bool IsMoved { get; init; }

    /// <summary>The validators for the next request; none after redirects.</summary>
    public Validators Validators { get; init; } = Validators.None;

    /// <summary>
    /// True when there was a successful response, embeddable or not; false when a request failed or was not made.
    /// </summary>
    public bool IsAnswered { get; init; }

    /// <summary>True when the page has not changed since the previous response (304).</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>The duration of the requests, without the time that they waited for the lock of the host.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>Returns the verdict <see cref="Verdict.Failing"/>.</summary>
    public static PageLoading Failing(Failure failure) => new(Verdict.Failing, failure);

    /// <summary>Returns the verdict for a request that failed.</summary>
    public static PageLoading Failed(Failure failure) =>
        new(failure.IsMissing ? Verdict.Gone : Verdict.Failing, failure);
}

/// <summary>The metadata of a page, cleaned and limited in length like the members of <see cref="PageCheck"/>.</summary>
internal sealed record PageDetails(string? Title, string? Description, string? Language, PageAddress? Feed);
