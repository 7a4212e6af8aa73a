using System.Runtime.CompilerServices;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace Wander.PageReading;

/// <summary>
/// The tokens at the beginning of a page, one by one: no tree is built, so that nesting costs nothing (design, section 14: the
/// parser took 52 s over 100,000 nested elements).
/// </summary>
internal static class HeadTokens
{
    /// <summary>How much of a page is read, in UTF-16 characters.</summary>
    public const int MaximumLength = 64 * 1024;

    /// <summary>The tags, texts and comments of a page; attributes are only those that <see cref="PageHead"/> asks for.</summary>
    /// <param name="html">Any text.</param>
    /// <param name="isXml">True where <c>/&gt;</c> ends any element.</param>
    public static IEnumerable<HtmlToken> In(string html, bool isXml)
    {
        var text = html.Length > MaximumLength ? html[..MaximumLength] : html;
        using var tokenizer = new HtmlTokenizer(new TextSource(text), HtmlEntityProvider.ResolverExtended)
        {
            DisableElementPositionTracking = true,
            ShouldEmitAttribute = IsWanted,
        };
        // AngleSharp 1.10.3 calls itself once more for each "</>" and each "--!-" in a comment: 64 KiB of them would end the
        // process. It reports each of them as an error first.
        tokenizer.Error += (_, _) => RuntimeHelpers.EnsureSufficientExecutionStack();
        while (Next(tokenizer) is { } token)
        {
            yield return token;
            if (token.Type == HtmlTokenType.StartTag && !(isXml && ((HtmlTagToken)token).IsSelfClosing))
                tokenizer.State = ContentOf(token.Name);
        }
    }

    private static HtmlToken? Next(HtmlTokenizer tokenizer)
    {
        try
        {
            return tokenizer.Get() is { Type: not HtmlTokenType.EndOfFile } token ? token : null;
        }
        catch (InsufficientExecutionStackException)
        {
            return null; // nobody writes this in good faith: the page ends here
        }
    }

    // What the tree builder would do, scripting being on (HTML Standard, section 13.2.6).
    private static HtmlParseMode ContentOf(string element) => element switch
    {
        "title" or "textarea" => HtmlParseMode.RCData,
        "style" or "noscript" or "iframe" or "noembed" or "noframes" or "xmp" => HtmlParseMode.Rawtext,
        "script" => HtmlParseMode.Script,
        "plaintext" => HtmlParseMode.Plaintext,
        _ => HtmlParseMode.PCData,
    };

    private static bool IsWanted(ref StructHtmlToken tag, ReadOnlyMemory<char> name) =>
        name.Span is "charset" or "content" or "href" or "http-equiv" or "lang" or "name" or "property" or "rel" or "type";
}
