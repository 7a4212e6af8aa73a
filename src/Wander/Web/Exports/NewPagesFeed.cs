using System.Globalization;
using Wander.Configuration;
using Wander.Protocol.Network;
using Wander.Web.Localization;
using Wander.Web.Requests;

namespace Wander.Web.Exports;

/// <summary>A feed of the pages that are new to the network, the newest first.</summary>
internal static class NewPagesFeed
{
    /// <summary>Where it is, under the console's path.</summary>
    public const string Path = "feed.xml";

    private const int PartLength = 50;
    private const int MaximumContributors = 5;

    /// <summary>A part of it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="place">Where the part begins; null for the beginning.</param>
    /// <param name="settings">Whose feed it is.</param>
    /// <param name="links">Our addresses.</param>
    /// <param name="texts">The language.</param>
    /// <param name="addressOf">The address of the part that begins at a place.</param>
    /// <returns>The part, and where the next one begins; null at the end.</returns>
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

    // The place is that of the first page of the part, or where it was.
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
