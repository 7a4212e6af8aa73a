using System.Collections.Immutable;
using System.Xml;
using Wander.Configuration;
using Wander.Configuration.Yaml;
using Wander.Protocol.Scripts;
using Wander.Text;

namespace Wander.Importing;

/// <summary>Collects the sites among the outlines of an OPML file, and reports other links and feeds.</summary>
/// <param name="source">The file or address.</param>
/// <param name="problems">Receives the outlines that are left out.</param>
internal sealed class OpmlOutlines(string source, ProblemList problems)
{
    private readonly ImmutableArray<ImportedPage>.Builder _pages = ImmutableArray.CreateBuilder<ImportedPage>();
    private readonly ImportedLists _lists = new(source, problems);
    private readonly ImportedLists.Reader<ImportedPage> _read = new ImportedLists(source, problems).Pages();

    // The depth of the outline that is commented out (`isComment`), with everything in it.
    private int _comment = int.MaxValue;

    /// <summary>Adds one outline.</summary>
    /// <param name="xml">A reader that is positioned on its element.</param>
    /// <param name="line">The position of the reader.</param>
    public void Add(XmlReader xml, IXmlLineInfo line)
    {
        var place = new TextPlace(line.LineNumber, line.LinePosition);
        var outline = new Outline(xml);
        if (xml.Depth > _comment)
            return;
        _comment = outline.IsComment ? xml.Depth : int.MaxValue;
        if (outline.IsComment)
            return;
        if (outline.SiteAddress is { } site)
        {
            if (_read(site, place) is { } page)
                _pages.Add(page with { Note = outline.Note });
        }
        else if (outline.OtherList is { } other)
            _lists.LeaveOut(place, $"The outline is a link to another list. Import {Quote.Whole(other)} separately.");
        else if (outline.Feed is { } feed)
            _lists.LeaveOut(place,
                $"The feed {Quote.Of(feed)} has no htmlUrl. Add the address of its site to `pages`.");
        // Other outlines are folders or texts.
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

        // OPML 2.0, section "Inclusion": a link whose address ends in .opml is included as a list.
        public string? OtherList =>
            OpmlImport.IsNamed(Type, "include")
                || (IsLink && Find("url")?.EndsWith(".opml", StringComparison.OrdinalIgnoreCase) is true)
                ? Find("url")
                : null;

        // Titles are not needed, because page checks find them. A description can be written by the author of the list.
        public string? Note =>
            Find("description") is { } text && text != Find("title") && text != Find("text")
                ? PageText.Clean(text, Scalars.LongestLine) : null;

        public bool IsComment => OpmlImport.IsNamed(Find("isComment") ?? "", "true");

        private string Type => Find("type") ?? "";

        private bool IsLink => Type.Length == 0 || OpmlImport.IsNamed(Type, "link");

        private string? Find(string name) => _attributes.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
    }
}
