namespace Wander.Importing;

/// <summary>The kind of a file to import, determined from its beginning.</summary>
internal enum ImportKind
{
    /// <summary>Only white space.</summary>
    Empty,

    /// <summary>An HTML page.</summary>
    WebPage,

    /// <summary>Not text: for example an image or an archive.</summary>
    Binary,

    /// <summary>JSON: possibly a <c>network.json</c>.</summary>
    Json,

    /// <summary>XML: possibly OPML.</summary>
    Xml,

    /// <summary>Anything else: possibly a <c>wander.js</c>.</summary>
    Script,
}

/// <summary>Determines the kind of a file by its beginning, because file names and media types are often wrong.</summary>
internal static class ImportKinds
{
    /// <summary>The remedy for a file that cannot be imported.</summary>
    public const string Remedy =
        "Pass a wander.js, an OPML file, a network.json, or the https:// address of a console.";

    private const string WhiteSpace = "\uFEFF \t\r\n";

    /// <summary>Returns the kind of a file from its content.</summary>
    public static ImportKind Of(ImportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var text = content.Text.AsSpan().TrimStart(WhiteSpace);
        if (text.IsEmpty)
            return ImportKind.Empty;
        if (text.Contains('\0'))
            return ImportKind.Binary;
        if (text[0] is '{' or '[')
            return ImportKind.Json;
        var markup = WithoutComments(text);
        if (!markup.StartsWith('<'))
            return ImportKind.Script;
        return Begins(markup, "<!doctype html") || Begins(markup, "<html") ? ImportKind.WebPage : ImportKind.Xml;
    }

    private static bool Begins(ReadOnlySpan<char> text, string start) =>
        text.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    // A script can also begin with "<!--", which starts a single-line comment in JavaScript. No "<" follows that comment.
    private static ReadOnlySpan<char> WithoutComments(ReadOnlySpan<char> text)
    {
        while (text.StartsWith("<!--") && text.IndexOf("-->") is >= 0 and var end)
            text = text[(end + 3)..].TrimStart(WhiteSpace);
        return text.StartsWith("<!--") ? [] : text;
    }
}
