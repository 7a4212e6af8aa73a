using System.Collections.Immutable;
using Wander.Configuration;
using Wander.Crawling;
using Wander.Failures;
using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Importing;

/// <summary>
/// Finds what can be imported at an address: the address of the file itself, or of a console, whose <c>wander.js</c> is looked
/// for where the crawl looks for it.
/// </summary>
/// <param name="fetcher">The polite fetch.</param>
/// <param name="timeout">The time for one request.</param>
/// <param name="time">The clock for what takes long.</param>
/// <param name="waiting">Is told what an answer is waited for, when that takes long.</param>
internal sealed class WebSource(Fetcher fetcher, TimeSpan timeout, TimeProvider time, Action<PageAddress> waiting)
{
    /// <summary>How long nothing is said about waiting.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);

    private const string Accept = "text/javascript, text/x-opml, application/json, */*;q=0.5";

    private static readonly RedirectPolicy Redirects = new(ConsoleVisit.MaximumRedirects) { RefusesHttp = true };

    private const string SaveIt = "save it with a browser, and import that file";

    /// <summary>Reads what is at an address, or the first of the places where a console has it.</summary>
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
                break; // what is the matter there is what matters
        }
        return new ImportReading(null, problems.DrainToImmutable());
    }

    /// <summary>Where to look, in this order: a name with a dot in it is a file, and a folder is a console's.</summary>
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
            return await TellingAsync(fetcher.GetAsync(request, cancellationToken), at) switch
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

    private async Task<FetchResult> TellingAsync(Task<FetchResult> answer, PageAddress at)
    {
        using var isOver = new CancellationTokenSource();
        if (await Task.WhenAny(answer, Task.Delay(Silence, time, isOver.Token)) != answer)
            waiting(at);
        await isOver.CancelAsync();
        return await answer;
    }

    private static SettingsProblem Problem(PageAddress address, Failure failure) => new(
        SettingsSeverity.Error,
        address.Value,
        Line: 0,
        Column: 0,
        $"{FailureText.InEnglish(failure)}: {AdviceFor(failure)}");

    private static string AdviceFor(Failure failure) => failure switch
    {
        { Kind: FailureKind.NameNotFound or FailureKind.NameLookupFailed } => "look whether the name is spelt right",
        { Kind: FailureKind.PrivateAddress } =>
            $"open its range in the settings, like `crawl: {{ allow_private_networks: [10.0.0.0/8] }}`, or {SaveIt}",
        { Kind: FailureKind.HttpStatus } => "look in a browser whether the address is right",
        { Kind: FailureKind.HeadersTooLong or FailureKind.BodyTooLong or FailureKind.DecompressionBomb } =>
            $"look whether it is the right file: at most {ImportContent.MaximumBytes / 1024 / 1024} MiB are read",
        { MayBeOurConnection: true } => $"try again later, or {SaveIt}",
        _ => SaveIt,
    };
}
