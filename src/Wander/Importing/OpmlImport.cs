using System.Text;
using System.Xml;
using Wander.Configuration;
using Wander.Fetching;
using Wander.Protocol;

namespace Wander.Importing;

/// <summary>
/// Reads OPML, 1.0 to 2.0, as recommended pages: the sites of its outlines, however they are nested. A stranger may have written
/// it: there are no DTDs, nothing is loaded, and what is broken ends the reading with what was read before.
/// </summary>
internal static class OpmlImport
{
    private const string BrokenWords = "this is no well-formed XML, so nothing is read from here on: "
        + "begin with <?xml or <opml, close each tag, and write & as &amp; and < as &lt;";

    private const string DoctypeWords = "a DOCTYPE is not read, because it can load other files: delete it";

    // Where an encoding is declared: no farther than that from the beginning.
    private const int DeclarationLength = 256;

    private static readonly XmlReaderSettings Format = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        MaxCharactersInDocument = ImportContent.MaximumBytes,
    };

    /// <summary>Reads it; what cannot be a setting is left out, and told with its line and column.</summary>
    public static ImportReading Read(ImportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var problems = new ProblemList();
        var outlines = new OpmlOutlines(content.Name, problems);
        var text = TextOf(content);
        using var characters = new StringReader(text);
        using var xml = XmlReader.Create(characters, Format);
        string? root = null;
        try
        {
            while (xml.Read())
            {
                if (xml.NodeType is not XmlNodeType.Element)
                    continue;
                root ??= xml.LocalName;
                if (root is not "opml")
                    return ImportReading.Nothing(content.Name, WhatItIs(root));
                if (IsNamed(xml.LocalName, "outline"))
                    outlines.Add(xml, (IXmlLineInfo)xml);
            }
        }
        catch (XmlException e)
        {
            var doctype = root is null ? text.IndexOf("<!DOCTYPE", StringComparison.Ordinal) : -1;
            if (doctype >= 0)
                problems.Error(SourceLocation.At(content.Name, text, doctype), DoctypeWords);
            else
                problems.Error(new SourceLocation(content.Name, e.LineNumber, e.LinePosition), BrokenWords);
        }
        if (root is null)
            return new ImportReading(null, problems.InOrder(content.Name));
        var document = new ImportedDocument { Source = content.Name, Pages = outlines.ToPages() };
        return new ImportReading(document, problems.InOrder(content.Name));
    }

    /// <summary>XML is not particular about OPML's capitals, and nor are those who write it.</summary>
    public static bool IsNamed(string name, string known) => name.Equals(known, StringComparison.OrdinalIgnoreCase);

    private static string WhatItIs(string root) => root.ToLowerInvariant() switch
    {
        "html" => $"this is a web page: {ImportKinds.WhatCanBe}",
        "rss" or "feed" or "rdf" => "this is the feed of one site: write the address of the site into `pages`",
        _ => $"this is XML, but no OPML: {ImportKinds.WhatCanBe}",
    };

    // As it was sent, else as it says itself.
    private static string TextOf(ImportContent content)
    {
        if (content.Charset is not null)
            return content.Text;
        var start = Encoding.ASCII.GetString(content.Bytes.Span[..Math.Min(content.Bytes.Length, DeclarationLength)]);
        var declared = start.Split("?>", 2)[0].Split("encoding=", 2) is [_, ['"' or '\'', .. var name]]
            ? name.Split('"', '\'')[0]
            : null;
        return BodyText.Decode(content.Bytes.Span, declared);
    }
}
