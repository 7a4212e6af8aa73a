using AngleSharp.Html.Parser.Tokens;
using Wander.Text;

namespace Wander.PageReading;

/// <summary>
/// Collects the metadata of the <c>meta</c> elements of a page, except refreshes. The first element of each kind applies.
/// </summary>
internal sealed class HeadMeta
{
    private string? _description;
    private string? _sharedDescription;

    /// <summary><c>og:title</c>, cleaned; null when there is none.</summary>
    public string? Title { get; private set; }

    /// <summary><c>description</c>, or otherwise <c>og:description</c>, cleaned; null when both are missing.</summary>
    public string? Description => _description ?? _sharedDescription;

    /// <summary>True when the page opts out with <c>&lt;meta name="wander" content="no"&gt;</c>.</summary>
    public bool IsOptedOut { get; private set; }

    /// <summary>The declared charset; null when there is none.</summary>
    public string? Charset { get; private set; }

    /// <summary>Reads the next <c>meta</c> element.</summary>
    public void Take(HtmlTagToken meta)
    {
        var content = meta.GetAttribute("content") ?? "";
        if (meta.GetAttribute("charset") is { Length: > 0 } charset)
            Charset ??= charset;
        else if ("content-type".Equals(meta.GetAttribute("http-equiv"), StringComparison.OrdinalIgnoreCase))
            Charset ??= MetaCharset.In(content);

        // Open Graph uses the attribute "property", but many pages use "name" instead.
        foreach (var attribute in (string[])["name", "property"])
            Take(meta.GetAttribute(attribute) ?? "", content);
    }

    private void Take(string name, string content)
    {
        switch (name.Trim().ToLowerInvariant())
        {
            case "description":
                _description ??= PageText.Clean(content, PageHead.MaximumDescription);
                break;
            case "og:description":
                _sharedDescription ??= PageText.Clean(content, PageHead.MaximumDescription);
                break;
            case "og:title":
                Title ??= PageText.Clean(content, PageHead.MaximumTitle);
                break;
            case "wander":
                IsOptedOut |= content.Split(',').Any(word => word.Trim().Equals("no", StringComparison.OrdinalIgnoreCase));
                break;
        }
    }
}
