using System.Collections.Immutable;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Crawling;

/// <summary>The results of one crawl. Consoles that were loaded from the store but not requested do not count.</summary>
/// <param name="Fetched">The number of consoles that were requested.</param>
/// <param name="Failed">The number of these consoles that could not be read.</param>
/// <param name="NewFailures">
/// The consoles among them whose problem is new or has changed since the previous request, in the order of the responses.
/// </param>
public sealed record CrawlReport(int Fetched, int Failed, ImmutableList<ConsoleFailure> NewFailures)
{
    /// <summary>The report of a crawl that made no requests.</summary>
    public static CrawlReport Empty { get; } = new(Fetched: 0, Failed: 0, NewFailures: []);

    /// <summary>Returns this report with one more console.</summary>
    /// <param name="console">The address under which the console is listed.</param>
    /// <param name="previous">Why the previous request failed; null when it succeeded or when there was none.</param>
    /// <param name="current">Why the request of this crawl failed; null when it succeeded.</param>
    public CrawlReport With(ConsoleAddress console, Failure? previous, Failure? current) => new(
        Fetched + 1,
        current is null ? Failed : Failed + 1,
        current is null || IsSameProblem(previous, current)
            ? NewFailures
            : NewFailures.Add(new ConsoleFailure(console, current)));

    // The age of a certificate and the time of a Retry-After header change with each request.
    private static bool IsSameProblem(Failure? previous, Failure current) =>
        previous is not null && WithoutTimes(previous) == WithoutTimes(current);

    private static Failure WithoutTimes(Failure failure) => failure with { Duration = null, RetryAfter = null };
}

/// <summary>A console that could not be read, and why.</summary>
/// <param name="Console">The address under which the console is listed.</param>
/// <param name="Failure">The reason.</param>
public sealed record ConsoleFailure(ConsoleAddress Console, Failure Failure);
