using System.Text;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using Wander.Protocol;
using Wander.Text;

namespace Wander.PageReading;

/// <summary>Builds a <see cref="PageHead"/> from tokens. The first value of each kind applies, like in browsers.</summary>
/// <param name="at">The address of the page.</param>
internal sealed class HeadReader(PageAddress at)
{
    private readonly HeadMeta _meta = new();
    private readonly List<string> _feeds = [];
    private string? _language;
    private string? _title;
    private StringBuilder? _titleText; // null outside a title
    private PageAddress? _base;
    private DeclaredRefresh? _refresh;
    private bool _hasMarkup;
    private bool _isOver; // true after the end of the head
    private bool _mayShow;
    private int _templates; // the number of open templates, whose content is not part of the page

    /// <summary>Reads the next token.</summary>
    public void Take(HtmlToken token)
    {
        if (token.Type == HtmlTokenType.Character)
        {
            _titleText?.Append(token.Data);
            _mayShow = _mayShow || HasVisible(token.Data);
        }
        else if (token is HtmlTagToken tag)
        {
            EndTitle(); // a title contains only text
            _hasMarkup = true;
            _mayShow |= tag.Name is not ("html" or "head" or "body" or "meta" or "base" or "link");
            if (_isOver)
                TakeRefresh(tag);
            else
                _isOver = !(tag.Type == HtmlTokenType.StartTag ? Open(tag) : Close(tag.Name));
        }
    }

    /// <summary>Returns the head that the tokens so far contain.</summary>
    public PageHead Head()
    {
        EndTitle();
        return new PageHead
        {
            Title = _title ?? _meta.Title,
            Description = _meta.Description,
            Language = _language is not null && LanguageTag.IsTag(_language) ? _language : null,
            Feed = _feeds.Select(feed => PageLink.Resolve(_base ?? at, feed)).FirstOrDefault(feed => feed is not null),
            IsOptedOut = _meta.IsOptedOut,
            Refresh = _refresh,
            IsBlank = !_mayShow,
            Charset = _meta.Charset,
            HasMarkup = _hasMarkup,
        };
    }

    // Returns false when the tag ends the head.
    private bool Open(HtmlTagToken tag)
    {
        if (tag.Name is "template")
            _templates++;
        if (_templates > 0)
            return true;
        switch (tag.Name)
        {
            case "html":
                _language ??= Attribute(tag, "lang");
                return true;
            case "title":
                _titleText = new StringBuilder();
                return true;
            case "base" when _base is null && Attribute(tag, "href") is { } href:
                _base = PageLink.Resolve(at, href) ?? at;
                return true;
            case "link" when IsFeed(tag) && Attribute(tag, "href") is { } feed:
                _feeds.Add(feed);
                return true;
            case "meta":
                _meta.Take(tag);
                ReadRefresh(tag);
                return true;
            default:
                return tag.Name
                    is "head" or "base" or "basefont" or "bgsound" or "link" or "noscript" or "noframes" or "style" or "script";
        }
    }

    private bool Close(string name)
    {
        if (_templates == 0)
            return name is not ("head" or "body" or "html" or "br"); // browsers ignore other end tags in a head
        if (name is "template")
            _templates--;
        return true;
    }

    // Browsers apply a refresh in the body too.
    private void TakeRefresh(HtmlTagToken tag)
    {
        if (tag.Name is "template")
            _templates = Math.Max(0, _templates + (tag.Type == HtmlTokenType.StartTag ? 1 : -1));
        else if (_templates == 0 && tag is { Name: "meta", Type: HtmlTokenType.StartTag })
            ReadRefresh(tag);
    }

    private void ReadRefresh(HtmlTagToken meta)
    {
        if (_refresh is null && Attribute(meta, "http-equiv") is { } pragma && Is(pragma, "refresh"))
            _refresh = DeclaredRefresh.Read(Attribute(meta, "content") ?? "", _base ?? at);
    }

    private static bool HasVisible(string? text) =>
        text?.EnumerateRunes().Any(rune => !VisibleCharacters.IsSpace(rune) && !VisibleCharacters.IsRemoved(rune)) is true;

    private void EndTitle()
    {
        if (_titleText is not null)
            _title ??= PageText.Clean(_titleText.ToString(), PageHead.MaximumTitle);
        _titleText = null;
    }

    private static bool IsFeed(HtmlTagToken link) =>
        Attribute(link, "rel") is { } rel
        && rel.Split((char[]?)null).Any(word => Is(word, "alternate"))
        && Attribute(link, "type") is { } type
        && type.Split(';', 2)[0].Trim().ToLowerInvariant()
            is "application/atom+xml" or "application/rss+xml" or "application/feed+json";

    private static string? Attribute(HtmlTagToken tag, string name) =>
        tag.GetAttribute(name) is { Length: > 0 } value ? value : null;

    private static bool Is(string text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
