using System.Globalization;
using Wander.Configuration;
using Wander.Protocol.Network;
using Wander.Web.Localization;
using Wander.Web.Requests;

namespace Wander.Web.Exports;

/// <summary>Creates the feed of the pages that are new to the network, the newest first.</summary>
internal static class NewPagesFeed
{
    /// <summary>The path of the feed, relative to the console's path.</summary>
    public const string Path = "feed.xml";

    private const int PartLength = 50;
    private const int MaximumContributors = 5;

    /// <summary>Creates a part of the feed.</summary>
    /// <param name="network">The network.</param>
    /// <param name="place">The position of the first page of the part; null for the first part.</param>
    /// <param name="settings">The title and address of this console.</param>
    /// <param name="links">The addresses of this console.</param>
    /// <param name="texts">The texts in the interface language.</param>
    /// <param name="addressOf">Returns the address of the part that begins at a position; null for the first part.</param>
    /// <returns>The part and the position at which the next part begins, which is null after the last part.</returns>
    public static (AtomFeed Part, PageKey? Next) Of(
        NetworkSnapshot network,
        PageKey? place,
        WanderSettings settings,
        SiteLinks links,
        InterfaceTexts texts,
        Func<PageKey?, string> addressOf)
    {
        var (pages, next) = Find(network, place);
        var feed = new AtomFeed
        {
            Id = links.Absolute(Path),
            Title = texts["NewPages", settings.Title],
            Language = CultureInfo.CurrentUICulture.Name,
            Author = new AtomPerson(settings.Title, settings.Url.Value),
            Page = links.Absolute("directory"),
            Self = addressOf(place),
            First = addressOf(null),
            Next = next is null ? null : addressOf(next),
            Entries = [.. pages.Select(page => Describe(network, links, page))],
        };
        return (feed, next);
    }

    // The page at the given position may have disappeared since then. The part then begins with the page after it.
    private static (IReadOnlyList<NetworkPage> Pages, PageKey? Next) Find(NetworkSnapshot network, PageKey? from)
    {
        var newest = network.InOrder(PageOrder.Newest);
        var pages = new List<NetworkPage>(PartLength);
        foreach (var index in newest.Indexes[(from is { } place ? newest.CountBefore(place) : 0)..])
        {
            var page = network.Pages[index];
            if (!PublishedPages.Contains(page))
                continue;
            if (pages.Count == PartLength)
                return (pages, PageKey.Of(page, PageOrder.Newest));
            pages.Add(page);
        }
        return (pages, null);
    }

    private static AtomEntry Describe(NetworkSnapshot network, SiteLinks links, NetworkPage page)
    {
        var permalink = links.Absolute("", new VisitorState { Page = page.Address.Id.ToString() }.Parameters);
        return new AtomEntry
        {
            Id = permalink,
            Title = page.Check.Title ?? InterfaceTexts.NameOf(page.Address.Value),
            Language = page.Language,
            Time = page.FirstSeen,
            Address = page.Address.Value,
            Related = permalink,
            Summary = page.Check.Description,
            Contributors =
            [
                .. page.Recommenders.Take(MaximumContributors).Select(index => network.Consoles[index].Address.Value)
                    .Select(address => new AtomPerson(InterfaceTexts.NameOf(address), address)),
            ],
        };
    }
}
