using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Scripts;

namespace Wander.Crawling;

/// <summary>Fetches a <c>wander.js</c> and reads it without executing it.</summary>
/// <param name="fetcher">Makes the requests.</param>
internal sealed class ConsoleReader(Fetcher fetcher)
{
    /// <summary>The maximum size of a <c>wander.js</c> in bytes, both compressed and decompressed.</summary>
    public const int MaximumBytes = 1024 * 1024;

    private const string Accept = "text/javascript, application/javascript, */*;q=0.5";

    /// <summary>Makes one request and does not follow redirects.</summary>
    /// <param name="script">The address of the script.</param>
    /// <param name="validators">The validators of the previous response.</param>
    /// <param name="timeout">The time limit for the complete response.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<ConsoleReading> ReadAsync(
        PageAddress script, Validators validators, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var request = new FetchRequest(script, Accept, validators, MaximumBytes, timeout);
        return await fetcher.GetAsync(request, cancellationToken) switch
        {
            FetchResult.Answered answer => Read(answer),
            FetchResult.NotModified => new ConsoleReading.Unchanged(),
            FetchResult.Redirected redirect => new ConsoleReading.Redirected(redirect.To),
            FetchResult.Failed { Failure: var failure } => new ConsoleReading.Failed(failure),
            var other => throw new InvalidOperationException($"Unknown result {other}."),
        };
    }

    private static ConsoleReading Read(FetchResult.Answered answer)
    {
        var reading = WanderScriptReader.Read(BodyText.Decode(answer.Body.Span, answer.Charset));
        if (reading.Document is not { } document)
            return new ConsoleReading.Failed(FailureOf(reading.Problems[0]));
        var listing = ConsoleListing.Of(document);
        return new ConsoleReading.Read(listing, answer.Validators, RemarkOn(reading, listing));
    }

    private static Failure FailureOf(ScriptProblem problem) => new(FailureKind.InvalidScript)
    {
        Line = problem.Line,
        Column = problem.Column,
        Detail = problem.Detail,
    };

    private static ConsoleRemark? RemarkOn(ScriptReading reading, ConsoleListing listing)
    {
        if (reading.Problems is [var first, ..])
        {
            return new ConsoleRemark(ConsoleRemarkKind.ScriptProblem, reading.Problems.Length)
            {
                Line = first.Line,
                Column = first.Column,
                Detail = first.Detail,
            };
        }
        if (listing.BeyondBounds > 0)
            return new ConsoleRemark(ConsoleRemarkKind.TooManyEntries, listing.BeyondBounds);
        return listing.NotAddresses > 0 ? new ConsoleRemark(ConsoleRemarkKind.NotAddresses, listing.NotAddresses) : null;
    }
}
