using System.Collections.Immutable;
using Wander.Configuration;
using Wander.Crawling;
using Wander.Fetching;
using Wander.Fetching.Connecting;
using Wander.Protocol;

namespace Wander.Importing;

/// <summary>
/// Finds what can be imported at an address: the address of the file itself, or of a console, whose <c>wander.js</c> is looked for
/// where the crawl looks for it.
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
            if (failure is { Status: not (404 or 410) })
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
        var isFile = path.Contains('?', StringComparison.Ordinal) || (last.Contains('.', StringComparison.Ordinal) && last is not "index.html");
        var console = ConsoleAddress.TryParse(address.Value, out var read) ? read : null;
        string?[] scripts = [console?.Script, console?.UsualPlaceOnSite?.Script];
        IEnumerable<string?> places = isFile ? [address.Value, .. scripts] : [.. scripts, address.Value];
        return places
            .Select(place => PageAddress.TryParse(place, out var known) ? known : null)
            .OfType<PageAddress>()
            .Distinct();
    }

    // Each hop is judged like a first address; never from https to http (design, section 14).
    private async Task<(ImportContent? Content, FetchFailure? Failure)> GetAsync(PageAddress address, CancellationToken cancellationToken)
    {
        var at = address;
        for (var redirects = 0; redirects <= ConsoleVisit.MaximumRedirects; redirects++)
        {
            var request = new FetchRequest(at, Accept, Validators.None, ImportContent.MaximumBytes, timeout);
            switch (await TellingAsync(fetcher.GetAsync(request, cancellationToken), at))
            {
                case FetchResult.Answered answer:
                    return (new ImportContent(at.Value, answer.Body, answer.Charset) { Address = at }, null);
                case FetchResult.Redirected { To: var to } when at.IsHttps && !to.IsHttps:
                    return (null, new FetchFailure(FetchFailureKind.BadRedirect, $"redirects from https to http ({to})"));
                case FetchResult.Redirected { To: var to }:
                    at = to;
                    break;
                case FetchResult.Failed { Failure: var failure }:
                    return (null, failure);
                case var other:
                    throw new InvalidOperationException($"Nobody asked for {other}.");
            }
        }
        return (null, new FetchFailure(FetchFailureKind.BadRedirect, $"more than {ConsoleVisit.MaximumRedirects} redirects"));
    }

    private async Task<FetchResult> TellingAsync(Task<FetchResult> answer, PageAddress at)
    {
        using var isOver = new CancellationTokenSource();
        if (await Task.WhenAny(answer, Task.Delay(Silence, time, isOver.Token)) != answer)
            waiting(at);
        await isOver.CancelAsync();
        return await answer;
    }

    private static SettingsProblem Problem(PageAddress place, FetchFailure failure) =>
        new(SettingsSeverity.Error, place.Value, 0, 0, $"{failure.Reason}: {AdviceFor(failure.Kind)}");

    private static string AdviceFor(FetchFailureKind kind) => kind switch
    {
        FetchFailureKind.NameNotFound => "look whether the name is spelt right",
        FetchFailureKind.PrivateAddress => "open its range in the settings, like `crawl: { allow_private_networks: [10.0.0.0/8] }`, "
            + $"or {SaveIt}",
        FetchFailureKind.Status => "look in a browser whether the address is right",
        FetchFailureKind.NoConnection or FetchFailureKind.TimedOut => $"try again later, or {SaveIt}",
        FetchFailureKind.TooLong => $"look whether it is the right file: at most {ImportContent.MaximumBytes / 1024 / 1024} MiB are read",
        _ => SaveIt,
    };
}
