using System.Collections.Immutable;
using Wander.Configuration;
using Wander.Crawling;
using Wander.Failures;
using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Importing;

/// <summary>
/// Fetches the file to import: from its own address, or from the address of a console, whose <c>wander.js</c> is requested at the
/// same addresses as in a crawl.
/// </summary>
/// <param name="fetcher">The fetcher.</param>
/// <param name="timeout">The timeout of one request.</param>
/// <param name="time">The clock for slow responses.</param>
/// <param name="waiting">Receives the requested address when the response is slow.</param>
internal sealed class WebSource(Fetcher fetcher, TimeSpan timeout, TimeProvider time, Action<PageAddress> waiting)
{
    /// <summary>The time after which a response counts as slow.</summary>
    public static readonly TimeSpan WaitingDelay = TimeSpan.FromSeconds(1);

    private const string Accept = "text/javascript, text/x-opml, application/json, */*;q=0.5";

    private static readonly RedirectPolicy Redirects = new(ConsoleVisit.MaximumRedirects) { RefusesHttp = true };

    private const string SaveIt = "download the file in a browser and import it";

    /// <summary>Reads the first file that can be imported among the possible addresses.</summary>
    public async Task<ImportReading> ReadAsync(PageAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var problems = ImmutableArray.CreateBuilder<SettingsProblem>();
        foreach (var place in PlacesOf(address))
        {
            var (content, failure) = await GetAsync(place, cancellationToken);
            if (content is not null && content.Kind is not ImportKind.WebPage)
                return content.Read();
            problems.AddRange(content?.Read().Problems ?? [Problem(place, failure!)]);
            if (failure is { IsMissing: false })
                break; // the address exists, so its failure is the relevant one
        }
        return new ImportReading(null, problems.DrainToImmutable());
    }

    /// <summary>
    /// Returns the addresses to request, in order. An address with a query, or whose last path segment has a dot, is probably a
    /// file, which is requested first. Any other address, or one that ends in <c>index.html</c>, is probably a console, whose
    /// <c>wander.js</c> is requested first.
    /// </summary>
    public static IEnumerable<PageAddress> PlacesOf(PageAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var path = address.PathAndQuery;
        var last = path[(path.LastIndexOf('/') + 1)..];
        var isFile = path.Contains('?', StringComparison.Ordinal)
            || (last.Contains('.', StringComparison.Ordinal) && last is not "index.html");
        var console = ConsoleAddress.TryParse(address.Value, out var read) ? read : null;
        string?[] scripts = [console?.Script, console?.UsualPlaceOnSite?.Script];
        IEnumerable<string?> places = isFile ? [address.Value, .. scripts] : [.. scripts, address.Value];
        return places
            .Select(place => PageAddress.TryParse(place, out var known) ? known : null)
            .OfType<PageAddress>()
            .Distinct();
    }

    private async Task<(ImportContent? Content, Failure? Failure)> GetAsync(
        PageAddress address, CancellationToken cancellationToken)
    {
        var end = await RedirectFollower.FollowAsync<(ImportContent? Content, Failure? Failure)>(Redirects, address, async at =>
        {
            var request = new FetchRequest(at, Accept, Validators.None, ImportContent.MaximumBytes, timeout);
            return await WatchAsync(fetcher.GetAsync(request, cancellationToken), at) switch
            {
                FetchResult.Answered answer =>
                    End(new ImportContent(at.Value, answer.Body, answer.Charset) { Address = at }, null),
                FetchResult.Redirected redirect => Next(redirect),
                FetchResult.Failed { Failure: var failure } => End(null, failure),
                var other => throw new InvalidOperationException($"Unexpected result {other}."),
            };
        });
        return end.Refusal is { } refusal ? (null, refusal) : end.Result;
    }

    private static RedirectStep<(ImportContent?, Failure?)> End(ImportContent? content, Failure? failure) =>
        new RedirectStep<(ImportContent?, Failure?)>.End((content, failure));

    private static RedirectStep<(ImportContent?, Failure?)> Next(FetchResult.Redirected redirect) =>
        new RedirectStep<(ImportContent?, Failure?)>.Next(redirect.To, redirect.IsPermanent);

    private async Task<FetchResult> WatchAsync(Task<FetchResult> answer, PageAddress at)
    {
        using var answered = new CancellationTokenSource();
        if (await Task.WhenAny(answer, Task.Delay(WaitingDelay, time, answered.Token)) != answer)
            waiting(at);
        await answered.CancelAsync();
        return await answer;
    }

    private static SettingsProblem Problem(PageAddress address, Failure failure) => new(
        SettingsSeverity.Error,
        address.Value,
        Line: 0,
        Column: 0,
        $"The file could not be fetched ({FailureText.InEnglish(failure)}). {AdviceFor(failure)}");

    private static string AdviceFor(Failure failure) => failure switch
    {
        { Kind: FailureKind.NameNotFound or FailureKind.NameLookupFailed } => "Check the spelling of the host name.",
        { Kind: FailureKind.PrivateAddress } =>
            $"Allow its range in the settings, for example `crawl: {{ allow_private_networks: [10.0.0.0/8] }}`, or {SaveIt}.",
        { Kind: FailureKind.HttpStatus } => "Check the address in a browser.",
        { Kind: FailureKind.HeadersTooLong or FailureKind.BodyTooLong or FailureKind.DecompressionBomb } =>
            $"Check that it is the right file. The limit is {ImportContent.MaximumBytes / 1024 / 1024} MiB.",
        { MayBeOurConnection: true } => $"Try again later, or {SaveIt}.",
        _ => "Download the file in a browser and import it.",
    };
}
