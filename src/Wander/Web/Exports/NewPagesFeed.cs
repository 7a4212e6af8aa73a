using System.Globalization;
using Wander.Configuration;
using Wander.Crawling;
using Wander.Protocol.Network;

namespace Wander.Web.Exports;

/// <summary><c>GET /feed.xml?after=</c>: the pages that are new to the network, the newest first (design, section 10).</summary>
internal static class NewPagesFeed
{
    /// <summary>Where it is, under the console's path.</summary>
    public const string Path = "feed.xml";

    private const int MaximumContributors = 5;

    public static async Task<IResult> Get(
        HttpContext context, LiveNetwork live, WanderSettings settings, SiteLinks links, Words words, string? after = null)
    {
        if (!FeedPlace.TryParse(after, out var place))
            return FailurePages.BadRequest(words, "after", context);
        var network = live.Now.Network;
        var (pages, next) = Find(network, place);
        string Part(string? from) => links.Absolute(Path, new("after", from), new(Visit.UiParameter, Visit.UiOf(context)));
        var feed = new AtomFeed
        {
            Id = links.Absolute(Path),
            Title = words["NewPages", settings.Title],
            Language = CultureInfo.CurrentUICulture.Name,
            Author = new AtomPerson(settings.Title, settings.Url.Value),
            Page = links.Absolute("directory"),
            Self = Part(place?.ToString()),
            First = Part(null),
            Next = next is null ? null : Part(next.ToString()),
            Entries = [.. pages.Select(page => Describe(network, links, page))],
        };
        return await new Export($"{AtomFeed.MediaType}; charset=utf-8", feed.WriteAsync).AnswerAsync(context);
    }

    private static (IEnumerable<NetworkPage> Pages, FeedPlace? Next) Find(NetworkSnapshot network, FeedPlace? after)
    {
        var part = new FeedPart<int>(after);
        for (var i = 0; i < network.Pages.Count; i++)
        {
            var page = network.Pages[i];
            if (Published.Has(page))
                part.Offer(new FeedPlace(page.FirstSeen.UtcTicks, page.Address.Id), i);
        }
        var (indexes, next) = part.Take();
        return (indexes.Select(index => network.Pages[index]), next);
    }

    private static AtomEntry Describe(NetworkSnapshot network, SiteLinks links, NetworkPage page)
    {
        var permalink = links.Absolute("", new Visit { Page = page.Address.Id.ToString() }.Parameters);
        return new AtomEntry
        {
            Id = permalink,
            Title = page.Check.Title ?? Words.NameOf(page.Address.Value),
            Language = page.Language,
            Time = page.FirstSeen,
            Address = page.Address.Value,
            Related = permalink,
            Summary = page.Check.Description,
            Contributors =
            [
                .. page.Recommenders.Take(MaximumContributors).Select(index => network.Consoles[index].Address.Value)
                    .Select(address => new AtomPerson(Words.NameOf(address), address)),
            ],
        };
    }
}
