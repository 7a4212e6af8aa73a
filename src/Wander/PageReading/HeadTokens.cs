using System.Runtime.CompilerServices;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace Wander.PageReading;

/// <summary>
/// Reads the tokens at the beginning of a page. It does not build a tree, because deep nesting makes that very slow: the
/// parser took 52 s for 100,000 nested elements.
/// </summary>
internal static class HeadTokens
{
    /// <summary>The maximum length that is read, in UTF-16 code units.</summary>
    public const int MaximumLength = 64 * 1024;

    /// <summary>
    /// Returns the tags, texts and comments of a page. Tags have only the attributes that <see cref="PageHead"/> uses.
    /// </summary>
    /// <param name="html">Any text.</param>
    /// <param name="isXml">True when <c>/&gt;</c> ends any element.</param>
    public static IEnumerable<HtmlToken> In(string html, bool isXml)
    {
        var text = html.Length > MaximumLength ? html[..MaximumLength] : html;
        using var tokenizer = new HtmlTokenizer(new TextSource(text), HtmlEntityProvider.ResolverExtended)
        {
            DisableElementPositionTracking = true,
            ShouldEmitAttribute = IsWanted,
        };
        // AngleSharp 1.10.3 recurses for each "</>" and for each "--!-" in a comment, so 64 KiB of them would overflow the stack
        // and end the process. It reports an error before each recursion, and this handler throws when the stack is nearly full.
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
            return null; // only a malicious page contains this; it is truncated here
        }
    }

    // Sets the tokenizer state like the tree builder does with scripting enabled (HTML Standard, section 13.2.6).
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
