using AngleSharp.Html.Parser.Tokens;
using Wander.Text;

namespace Wander.PageReading;

/// <summary>What the <c>meta</c> elements of a page say, but where it leads. The first of a kind counts.</summary>
internal sealed class HeadMeta
{
    private string? _description;
    private string? _sharedDescription;

    /// <summary><c>og:title</c>, cleaned; null when there is none.</summary>
    public string? Title { get; private set; }

    /// <summary><c>description</c>, else <c>og:description</c>, cleaned; null when there is neither.</summary>
    public string? Description => _description ?? _sharedDescription;

    /// <summary>True when one says that the page does not want to be in the network.</summary>
    public bool IsOptedOut { get; private set; }

    /// <summary>The charset that is declared; null when none.</summary>
    public string? Charset { get; private set; }

    /// <summary>Takes the next <c>meta</c> element.</summary>
    public void Take(HtmlTagToken meta)
    {
        var content = meta.GetAttribute("content") ?? "";
        if (meta.GetAttribute("charset") is { Length: > 0 } charset)
            Charset ??= charset;
        else if ("content-type".Equals(meta.GetAttribute("http-equiv"), StringComparison.OrdinalIgnoreCase))
            Charset ??= MetaCharset.In(content);

        // Open Graph's names are properties, and often written as names.
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
