using System.Globalization;
using Wander.Configuration;
using Wander.Crawling;
using Wander.Protocol.Network;
using Wander.Web.Directory;

namespace Wander.Web.Exports;

/// <summary>
/// <c>GET /recommended.xml?site=&amp;after=</c>: who began to recommend a page of this site, the newest first (design, section 10).
/// </summary>
internal static class RecommendationsFeed
{
    /// <summary>Where it is, under the console's path.</summary>
    public const string Path = "recommended.xml";

    private sealed record Recommendation(NetworkPage Page, NetworkConsole Console, DateTime Since);

    public static IResult Get(
        HttpContext context,
        LiveNetwork live,
        WanderSettings settings,
        SiteLinks links,
        Words words,
        PageLists lists,
        string? site = null,
        string? after = null)
    {
        if (!SiteHost.TryRead(site, out var host))
            return FailurePages.BadRequest(words, "site", context);
        if (!FeedPlace.TryParse(after, out var place))
            return FailurePages.BadRequest(words, "after", context);
        var network = live.Now.Network;
        var (recommendations, next) = Find(network, lists.OfSite(network, host, context.RequestAborted), place);
        string Part(string? from) => links.Absolute(
            Path, new("site", host.Name), new("after", from), new(UiLanguages.Parameter, Visit.UiOf(context)));
        var feed = new AtomFeed
        {
            Id = links.Absolute(Path, new KeyValuePair<string, string?>("site", host.Name)),
            Title = words["NewRecommendations", host.Name],
            Language = CultureInfo.CurrentUICulture.Name,
            Author = new AtomPerson(settings.Title, settings.Url.Value),
            Page = links.Absolute(DirectorySections.PathOf(DirectorySection.Site), new KeyValuePair<string, string?>("host", host.Name)),
            Self = Part(place?.ToString()),
            First = Part(null),
            Next = next is null ? null : Part(next.ToString()),
            Entries = [.. recommendations.Select(recommendation => Describe(links, words, recommendation))],
        };
        return new Export($"{MediaTypes.Atom}; charset=utf-8", feed.WriteAsync).Answer(context);
    }

    private static (IReadOnlyList<Recommendation> Recommendations, FeedPlace? Next) Find(
        NetworkSnapshot network, IEnumerable<NetworkPage> pages, FeedPlace? after)
    {
        var part = new FeedPart<Recommendation>(after);
        foreach (var page in pages.Where(page => page.Verdict is not Verdict.OptedOut))
        {
            for (var i = 0; i < page.Recommenders.Count; i++)
            {
                var console = network.Consoles[page.Recommenders[i]];
                part.Offer(
                    new FeedPlace(page.Since[i].Ticks, page.Address.Id, console.Address.Value),
                    new Recommendation(page, console, page.Since[i]));
            }
        }
        return part.Take();
    }

    private static AtomEntry Describe(SiteLinks links, Words words, Recommendation recommendation)
    {
        var (page, console) = (recommendation.Page, recommendation.Console.Address.Value);
        var permalink = links.Absolute("", new Visit { Page = page.Address.Id.ToString() }.Parameters);
        var name = Words.NameOf(console);
        return new AtomEntry
        {
            Id = $"{permalink}#{Uri.EscapeDataString(console)}",
            Title = words["Recommends", name, page.Check.Title ?? Words.NameOf(page.Address.Value)],
            Language = CultureInfo.CurrentUICulture.Name,
            Time = new DateTimeOffset(recommendation.Since, TimeSpan.Zero),
            Address = console,
            Related = page.Address.Value,
            Author = new AtomPerson(name, console),
        };
    }
}
