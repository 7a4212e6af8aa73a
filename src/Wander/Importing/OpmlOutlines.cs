using System.Collections.Immutable;
using System.Xml;
using Wander.Configuration;
using Wander.Configuration.Yaml;
using Wander.Protocol.Scripts;
using Wander.Text;

namespace Wander.Importing;

/// <summary>The outlines of an OPML file: which are sites, and what to do about the others.</summary>
/// <param name="source">The file or address.</param>
/// <param name="problems">Gets what is left out.</param>
internal sealed class OpmlOutlines(string source, ProblemList problems)
{
    private readonly ImmutableArray<ImportedPage>.Builder _pages = ImmutableArray.CreateBuilder<ImportedPage>();
    private readonly ImportedLists _lists = new(source, problems);
    private readonly ImportedLists.Reader<ImportedPage> _read = new ImportedLists(source, problems).Pages();

    // How deep the outline is that is a remark of its writer, with all that is in it (`isComment`).
    private int _remark = int.MaxValue;

    /// <summary>Takes one outline.</summary>
    /// <param name="xml">A reader on its element.</param>
    /// <param name="line">The same reader, which knows where that is.</param>
    public void Add(XmlReader xml, IXmlLineInfo line)
    {
        var place = new TextPlace(line.LineNumber, line.LinePosition);
        var outline = new Outline(xml);
        if (xml.Depth > _remark)
            return;
        _remark = outline.IsRemark ? xml.Depth : int.MaxValue;
        if (outline.IsRemark)
            return;
        if (outline.SiteAddress is { } site)
        {
            if (_read(site, place) is { } page)
                _pages.Add(page with { Note = outline.Note });
        }
        else if (outline.OtherList is { } other)
            _lists.LeaveOut(place, $"this stands for another list: import {Quote.Whole(other)} as well");
        else if (outline.Feed is { } feed)
            _lists.LeaveOut(place,
                $"the feed {Quote.Of(feed)} has no htmlUrl, which is the site: write the address of the site into `pages`");
        // Else a folder, or a text.
    }

    /// <summary>The pages, in the order of the file.</summary>
    public ImportedList<ImportedPage> ToPages() => new(0, _pages.ToImmutable());

    private sealed class Outline
    {
        private readonly Dictionary<string, string> _attributes = new(StringComparer.OrdinalIgnoreCase);

        public Outline(XmlReader xml)
        {
            while (xml.MoveToNextAttribute())
                _attributes.TryAdd(xml.LocalName, xml.Value.Trim());
            xml.MoveToElement();
        }

        public string? SiteAddress => Find("htmlUrl") ?? (IsLink && OtherList is null ? Find("url") : null);

        public string? Feed => Find("xmlUrl");

        // OPML 2.0, "inclusion": what a link leads to is a list when its name ends so.
        public string? OtherList =>
            OpmlImport.IsNamed(Type, "include")
                || (IsLink && Find("url")?.EndsWith(".opml", StringComparison.OrdinalIgnoreCase) is true)
                ? Find("url")
                : null;

        // A title is what the site calls itself, and found when the page is checked; a description can be the list's own words.
        public string? Note =>
            Find("description") is { } text && text != Find("title") && text != Find("text")
                ? PageText.Clean(text, Scalars.LongestLine) : null;

        public bool IsRemark => OpmlImport.IsNamed(Find("isComment") ?? "", "true");

        private string Type => Find("type") ?? "";

        private bool IsLink => Type.Length == 0 || OpmlImport.IsNamed(Type, "link");

        private string? Find(string name) => _attributes.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
    }
}
