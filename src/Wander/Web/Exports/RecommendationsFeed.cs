using System.Globalization;
using Wander.Configuration;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.Web.Directory;
using Wander.Web.Localization;
using Wander.Web.Requests;

namespace Wander.Web.Exports;

/// <summary>Creates the feed of the new recommendations of a site's pages, the newest first.</summary>
internal static class RecommendationsFeed
{
    /// <summary>The path of the feed, relative to the console's path.</summary>
    public const string Path = "recommended.xml";

    private sealed record Recommendation(NetworkPage Page, NetworkConsole Console, DateTime Since);

    /// <summary>Creates a part of the feed.</summary>
    /// <param name="network">The network.</param>
    /// <param name="host">The site.</param>
    /// <param name="pages">The pages of the site.</param>
    /// <param name="place">The position before the first entry; null for the first part.</param>
    /// <param name="settings">The title and address of this console.</param>
    /// <param name="links">The addresses of this console.</param>
    /// <param name="texts">The texts in the interface language.</param>
    /// <param name="addressOf">Returns the address of the part after a position; null for the first part.</param>
    public static AtomFeed Of(
        NetworkSnapshot network,
        SiteHost host,
        IEnumerable<NetworkPage> pages,
        FeedPosition? place,
        WanderSettings settings,
        SiteLinks links,
        InterfaceTexts texts,
        Func<FeedPosition?, string> addressOf)
    {
        var (recommendations, next) = Find(network, pages, place);
        return new AtomFeed
        {
            Id = links.Absolute(Path, new KeyValuePair<string, string?>("site", host.Name)),
            Title = texts["NewRecommendations", host.Name],
            Language = CultureInfo.CurrentUICulture.Name,
            Author = new AtomPerson(settings.Title, settings.Url.Value),
            Page = links.Absolute(
                DirectorySections.PathOf(DirectorySection.Site), new KeyValuePair<string, string?>("host", host.Name)),
            Self = addressOf(place),
            First = addressOf(null),
            Next = next is null ? null : addressOf(next),
            Entries = [.. recommendations.Select(recommendation => Describe(links, texts, recommendation))],
        };
    }

    private static (IReadOnlyList<Recommendation> Recommendations, FeedPosition? Next) Find(
        NetworkSnapshot network, IEnumerable<NetworkPage> pages, FeedPosition? after)
    {
        var part = new FeedPart<Recommendation>(after);
        foreach (var page in pages.Where(page => page.Verdict is not Verdict.OptedOut))
        {
            for (var i = 0; i < page.Recommenders.Count; i++)
            {
                var console = network.Consoles[page.Recommenders[i]];
                part.Offer(
                    new FeedPosition(page.Since[i].Ticks, page.Address.Id, console.Address.Value),
                    new Recommendation(page, console, page.Since[i]));
            }
        }
        return part.Take();
    }

    private static AtomEntry Describe(SiteLinks links, InterfaceTexts texts, Recommendation recommendation)
    {
        var (page, console) = (recommendation.Page, recommendation.Console.Address.Value);
        var permalink = links.Absolute("", new VisitorState { Page = page.Address.Id.ToString() }.Parameters);
        var name = InterfaceTexts.NameOf(console);
        return new AtomEntry
        {
            Id = $"{permalink}#{Uri.EscapeDataString(console)}",
            Title = texts["Recommends", name, page.Check.Title ?? InterfaceTexts.NameOf(page.Address.Value)],
            Language = CultureInfo.CurrentUICulture.Name,
            Time = new DateTimeOffset(recommendation.Since, TimeSpan.Zero),
            Address = console,
            Related = page.Address.Value,
            Author = new AtomPerson(name, console),
        };
    }
}
