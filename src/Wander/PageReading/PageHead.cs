using Wander.Protocol;

namespace Wander.PageReading;

/// <summary>
/// What a page says about itself in its head (design, section 7). It is read from the beginning to <c>&lt;body</c>, the first tag
/// that does not belong in a head, or <c>&lt;/head&gt;</c>; behind it only a refresh counts, up to the bound of
/// <see cref="HeadTokens.MaximumLength"/>. All in linear time.
/// </summary>
internal sealed record PageHead
{
    /// <summary>The longest title, in UTF-16 characters.</summary>
    public const int MaximumTitle = 300;

    /// <summary>The longest description, in UTF-16 characters.</summary>
    public const int MaximumDescription = 500;

    /// <summary>Its first title that is not empty, or <c>og:title</c>, in one clean line; null when it has none.</summary>
    public string? Title { get; init; }

    /// <summary>Its description, or <c>og:description</c>, cleaned like <see cref="Title"/>; null when it has none.</summary>
    public string? Description { get; init; }

    /// <summary>The <c>lang</c> of its root; null when it has none or what is there is no tag.</summary>
    public string? Language { get; init; }

    /// <summary>The first feed (Atom, RSS or JSON Feed) of its <c>&lt;link rel="alternate"&gt;</c>; null when none.</summary>
    public PageAddress? Feed { get; init; }

    /// <summary>
    /// True when it says <c>&lt;meta name="wander" content="no"&gt;</c>; the <c>no</c> may be one of several words.
    /// </summary>
    public bool IsOptedOut { get; init; }

    /// <summary>Its first refresh, which counts in its body as well; null when it has none.</summary>
    public DeclaredRefresh? Refresh { get; init; }

    /// <summary>
    /// True when nobody sees anything: it has neither a title nor text, nor an element that may show something.
    /// </summary>
    public bool IsBlank { get; init; }

    /// <summary>The charset that it declares, as it is written there; null when none.</summary>
    public string? Charset { get; init; }

    /// <summary>False when there is no tag in what was read: the text is not HTML, whatever it is sent as.</summary>
    public bool HasMarkup { get; init; }

    /// <summary>Reads a head. Any text has one, if an empty one.</summary>
    /// <param name="html">The page, or its beginning.</param>
    /// <param name="at">Where it was found, at the end of all redirects: links are relative to it.</param>
    /// <param name="isXml">True for <c>application/xhtml+xml</c>, where <c>&lt;script src="…"/&gt;</c> is a whole
    /// element.</param>
    public static PageHead Read(string html, PageAddress at, bool isXml = false)
    {
        var reader = new HeadReader(at);
        foreach (var token in HeadTokens.In(html, isXml))
        {
            reader.Take(token);
        }
        return reader.Head();
    }
}
