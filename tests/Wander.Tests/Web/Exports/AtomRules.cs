using System.Xml.Linq;

namespace Wander.Tests.Web.Exports;

/// <summary>Reads Atom feeds and checks the rules of RFC 4287 that a schema cannot express.</summary>
internal static class AtomRules
{
    public static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Requests a feed, asserts that it is valid, and returns it.</summary>
    public static async Task<XElement> FeedAsync(
        this HttpClient client, string path, params (string Name, string Value)[] headers)
    {
        var feed = await client.XmlAsync(path, "application/atom+xml; charset=utf-8", "atom", headers);
        Check(feed);
        return feed;
    }

    /// <summary>Returns the addresses of an element's links with the given relation.</summary>
    public static string[] Links(this XElement element, string relation) =>
        [.. element.Elements(Atom + "link").Where(link => (string?)link.Attribute("rel") == relation).Select(
            link => (string)link.Attribute("href")!)];

    public static IEnumerable<XElement> Entries(this XElement feed) => feed.Elements(Atom + "entry");

    public static string Text(this XElement element, string name) => Assert.Single(element.Elements(Atom + name)).Value;

    private static void Check(XElement feed)
    {
        Once(feed, "id", "title", "updated", "generator");
        // RFC 4287, section 4.1.1: the feed has an author unless every entry has one.
        Assert.True(feed.Elements(Atom + "author").Any() || feed.Entries().All(entry => entry.Elements(Atom + "author").Any()));
        Assert.Single(feed.Links("self"));
        Assert.Single(feed.Links("first"));
        Assert.InRange(feed.Links("next").Length, 0, 1);
        NoAlternateTwice(feed);
        Assert.DoesNotContain(
            feed.Elements().SkipWhile(element => element.Name != Atom + "entry"), element => element.Name != Atom + "entry");
        // Each entry occurs once, although RFC 4287, section 4.1.1, allows several versions of an entry.
        Assert.Equal(feed.Entries().Count(), feed.Entries().Select(entry => entry.Text("id")).Distinct().Count());
        Assert.All(feed.Entries(), CheckEntry);
        Assert.All(feed.Descendants().Where(element => element.Name.LocalName is "author" or "contributor"), person =>
            Once(person, "name"));
    }

    private static void CheckEntry(XElement entry)
    {
        Once(entry, "id", "title", "updated");
        Assert.NotEmpty(entry.Text("title"));
        Assert.InRange(entry.Elements(Atom + "published").Count(), 0, 1);
        Assert.InRange(entry.Elements(Atom + "summary").Count(), 0, 1);
        Assert.NotEmpty(entry.Links("alternate")); // required without a content element (RFC 4287, section 4.1.2)
        NoAlternateTwice(entry);
        Assert.True(Time(entry, "published") <= Time(entry, "updated"));
    }

    public static DateTimeOffset Time(this XElement element, string name) =>
        (DateTimeOffset)Assert.Single(element.Elements(Atom + name));

    private static void Once(XElement element, params string[] names) =>
        Assert.All(names, name => Assert.Single(element.Elements(Atom + name)));

    // RFC 4287, sections 4.1.1 and 4.1.2: no two alternate links have the same type and language.
    private static void NoAlternateTwice(XElement element)
    {
        var alternates = element.Elements(Atom + "link").Where(link => (string?)link.Attribute("rel") is null or "alternate")
            .Select(link => $"{(string?)link.Attribute("type")} {(string?)link.Attribute("hreflang")}").ToList();
        Assert.Equal(alternates.Count, alternates.Distinct().Count());
    }
}
