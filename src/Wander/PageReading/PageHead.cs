using Wander.Protocol;

namespace Wander.PageReading;

/// <summary>
/// The metadata in the head of a page. The head ends at <c>&lt;body</c>, at <c>&lt;/head&gt;</c> or at the first tag that is
/// not allowed in a head. After it, only a refresh is read, up to <see cref="HeadTokens.MaximumLength"/>. Reading takes linear
/// time.
/// </summary>
internal sealed record PageHead
{
    /// <summary>The maximum length of the title, in UTF-16 code units.</summary>
    public const int MaximumTitle = 300;

    /// <summary>The maximum length of the description, in UTF-16 code units.</summary>
    public const int MaximumDescription = 500;

    /// <summary>The first title that is not empty, or <c>og:title</c>, as one cleaned line; null when there is none.</summary>
    public string? Title { get; init; }

    /// <summary>The description, or <c>og:description</c>, cleaned like <see cref="Title"/>; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>The <c>lang</c> attribute of the root element; null when it is missing or not a language tag.</summary>
    public string? Language { get; init; }

    /// <summary>
    /// The first feed (Atom, RSS or JSON Feed) in a <c>&lt;link rel="alternate"&gt;</c>; null when there is none.
    /// </summary>
    public PageAddress? Feed { get; init; }

    /// <summary>
    /// True when the page opts out with <c>&lt;meta name="wander" content="no"&gt;</c>; <c>no</c> may be one of several values.
    /// </summary>
    public bool IsOptedOut { get; init; }

    /// <summary>The first refresh in the head or the body; null when there is none.</summary>
    public DeclaredRefresh? Refresh { get; init; }

    /// <summary>
    /// True when the page is empty: it has no title, no text, and no element that may be visible.
    /// </summary>
    public bool IsBlank { get; init; }

    /// <summary>The declared charset in the spelling of the page; null when there is none.</summary>
    public string? Charset { get; init; }

    /// <summary>True when there is at least one tag; otherwise the text is not HTML, even if its media type is.</summary>
    public bool HasMarkup { get; init; }

    /// <summary>Reads the head of a page, which can be any text.</summary>
    /// <param name="html">The page, or its beginning.</param>
    /// <param name="at">The address of the page after all redirects, which is the default base URL.</param>
    /// <param name="isXml">
    /// True for <c>application/xhtml+xml</c>, where <c>&lt;script src="…"/&gt;</c> is a complete element.
    /// </param>
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
