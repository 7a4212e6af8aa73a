using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Checking;

/// <summary>What came of loading a page in one of the ways in which a frame can load it.</summary>
/// <param name="Verdict">Whether the frame would show it.</param>
/// <param name="Failure">Why not; null when it would.</param>
internal sealed record PageLoading(Verdict Verdict, Failure? Failure)
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

    /// <summary>How long the requests took, without waiting for their turn.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>Nothing in the frame, for a reason that belongs to no other verdict.</summary>
    public static PageLoading Failing(Failure failure) => new(Verdict.Failing, failure);

    /// <summary>A request that failed.</summary>
    public static PageLoading Failed(Failure failure) =>
        new(failure.IsMissing ? Verdict.Gone : Verdict.Failing, failure);
}

/// <summary>What a page says about itself, cleaned and bounded like <see cref="PageCheck"/>.</summary>
internal sealed record PageDetails(string? Title, string? Description, string? Language, PageAddress? Feed);
