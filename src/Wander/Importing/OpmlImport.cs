using System.Text;
using System.Xml;
using Wander.Configuration;
using Wander.Fetching;
using Wander.Protocol;

namespace Wander.Importing;

/// <summary>
/// Reads the sites of an OPML file, version 1.0 to 2.0, as recommended pages, from outlines at any depth. The file is not
/// trusted: DTDs are rejected, nothing is loaded, and after an XML error, only the sites before it are imported.
/// </summary>
internal static class OpmlImport
{
    private const string MalformedMessage = "The XML is not well-formed, so the rest of the file is not read. "
        + "Begin with <?xml or <opml, close each tag, and write & as &amp; and < as &lt;.";

    private const string DoctypeMessage = "A DOCTYPE is not allowed, because it can load other files. Delete it.";

    // The XML declaration, with the encoding, is within the first bytes.
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

    /// <summary>Reads a file. Entries that cannot be settings are left out, and reported with their line and column.</summary>
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
                    return ImportReading.Failed(content.Name, NotOpmlMessage(root));
                if (IsNamed(xml.LocalName, "outline"))
                    outlines.Add(xml, (IXmlLineInfo)xml);
            }
        }
        catch (XmlException e)
        {
            var doctype = root is null ? text.IndexOf("<!DOCTYPE", StringComparison.Ordinal) : -1;
            if (doctype >= 0)
                problems.Error(SourceLocation.At(content.Name, text, doctype), DoctypeMessage);
            else
                problems.Error(new SourceLocation(content.Name, e.LineNumber, e.LinePosition), MalformedMessage);
        }
        if (root is null)
            return new ImportReading(null, problems.InOrder(content.Name));
        var document = new ImportedDocument { Source = content.Name, Pages = outlines.ToPages() };
        return new ImportReading(document, problems.InOrder(content.Name));
    }

    /// <summary>Compares names without regard to case, because OPML files differ in it.</summary>
    public static bool IsNamed(string name, string known) => name.Equals(known, StringComparison.OrdinalIgnoreCase);

    private static string NotOpmlMessage(string root) => root.ToLowerInvariant() switch
    {
        "html" => $"This is a web page. {ImportKinds.Remedy}",
        "rss" or "feed" or "rdf" => "This is the feed of one site. Add the address of the site to `pages`.",
        _ => $"This is XML, but not OPML. {ImportKinds.Remedy}",
    };

    // The charset of the HTTP header; without one, the encoding of the XML declaration.
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
