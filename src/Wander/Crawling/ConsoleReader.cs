using System.Globalization;
using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Scripts;

namespace Wander.Crawling;

/// <summary>Asks one address for a <c>wander.js</c>, and reads the answer without running it.</summary>
/// <param name="fetcher">The polite fetch.</param>
internal sealed class ConsoleReader(Fetcher fetcher)
{
    /// <summary>The bound of a <c>wander.js</c>, in bytes on the wire and decoded (design, section 14).</summary>
    public const int MaximumBytes = 1024 * 1024;

    private const string Accept = "text/javascript, application/javascript, */*;q=0.5";

    /// <summary>Asks once; redirects are the caller's business.</summary>
    /// <param name="script">Where the script should be.</param>
    /// <param name="validators">What is known of it already.</param>
    /// <param name="timeout">The time for all of it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ConsoleReading> ReadAsync(
        PageAddress script, Validators validators, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var request = new FetchRequest(script, Accept, validators, MaximumBytes, timeout);
        return await fetcher.GetAsync(request, cancellationToken) switch
        {
            FetchResult.Answered answer => Read(answer),
            FetchResult.NotModified => new ConsoleReading.Unchanged(),
            FetchResult.Redirected redirect => new ConsoleReading.Elsewhere(redirect.To),
            FetchResult.Failed { Failure: var failure } =>
                new ConsoleReading.Failed(failure.Reason, failure.Status is 404 or 410, failure.RetryAfter),
            var other => throw new InvalidOperationException($"Unknown result {other}."),
        };
    }

    private static ConsoleReading Read(FetchResult.Answered answer)
    {
        var reading = WanderScriptReader.Read(BodyText.Decode(answer.Body.Span, answer.Charset));
        if (reading.Document is not { } document)
            return new ConsoleReading.Failed(reading.Problems[0].ToString());
        var listing = ConsoleListing.Of(document);
        return new ConsoleReading.Read(listing, answer.Validators, Remark(reading, listing));
    }

    private static string? Remark(ScriptReading reading, ConsoleListing listing)
    {
        if (reading.Problems is [var first, .. var others])
            return others.Length == 0 ? first.ToString() : string.Create(CultureInfo.InvariantCulture, $"{first} (and {others.Length} more)");
        if (listing.BeyondBounds > 0)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"more than {ConsoleListing.MaximumConsoles} consoles or {ConsoleListing.MaximumPages} pages: {listing.BeyondBounds} left out");
        }
        return listing.NotAddresses switch
        {
            0 => null,
            1 => "1 entry is no http or https address",
            var n => string.Create(CultureInfo.InvariantCulture, $"{n} entries are no http or https addresses"),
        };
    }
}
