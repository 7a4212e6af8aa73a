namespace Wander.Importing;

/// <summary>What a file seems to be.</summary>
internal enum ImportKind
{
    /// <summary>Nothing but white space.</summary>
    Nothing,

    /// <summary>An HTML page.</summary>
    WebPage,

    /// <summary>A picture, an archive, anything that is no text.</summary>
    NoText,

    /// <summary>JSON: perhaps a network's list.</summary>
    Json,

    /// <summary>XML: perhaps OPML.</summary>
    Xml,

    /// <summary>Anything else: perhaps a <c>wander.js</c>.</summary>
    Script,
}

/// <summary>Tells what a file is by how it begins: names and media types say too often something else.</summary>
internal static class ImportKinds
{
    /// <summary>What to do about a file that is none of those that are read.</summary>
    public const string WhatCanBe =
        "name a wander.js, an OPML file, a network.json, or the address of a console with its https://";

    private const string Space = "\uFEFF \t\r\n";

    /// <summary>What the content seems to be.</summary>
    public static ImportKind Of(ImportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var text = content.Text.AsSpan().TrimStart(Space);
        if (text.IsEmpty)
            return ImportKind.Nothing;
        if (text.Contains('\0'))
            return ImportKind.NoText;
        if (text[0] is '{' or '[')
            return ImportKind.Json;
        var markup = WithoutComments(text);
        if (!markup.StartsWith('<'))
            return ImportKind.Script;
        return Begins(markup, "<!doctype html") || Begins(markup, "<html") ? ImportKind.WebPage : ImportKind.Xml;
    }

    private static bool Begins(ReadOnlySpan<char> text, string start) =>
        text.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    // A script can begin with "<!--" as well, which is a comment of one line there; after it comes no "<".
    private static ReadOnlySpan<char> WithoutComments(ReadOnlySpan<char> text)
    {
        while (text.StartsWith("<!--") && text.IndexOf("-->") is >= 0 and var end)
            text = text[(end + 3)..].TrimStart(Space);
        return text.StartsWith("<!--") ? [] : text;
    }
}
