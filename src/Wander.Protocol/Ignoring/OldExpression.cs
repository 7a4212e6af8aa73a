using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Wander.Protocol.Ignoring;

/// <summary>Converts the regular expressions that have an equivalent wildcard pattern.</summary>
internal static class OldExpression
{
    private static readonly string[] Schemes =
    [
        "https?://", "http(s)?://", "http(s?)://", "http(?:s)?://", "(https?)://", "(?:https?)://",
        "(http|https)://", "(https|http)://", "(?:http|https)://", "http.*://",
        ".*://", ".+://", "[a-z]+://", "\\w+://", "[^:]+://", "https://", "http://",
    ];

    private static readonly string[] AnyRuns =
        [".*?", ".+?", ".*", ".+", "[^/]*", "[^/]+", "[^.]+", "[^./]+", "[^/.]+", "[\\w-]+", "[a-z0-9-]+"];

    // Characters that stand for themselves in expressions and in patterns. An unescaped dot is taken literally, because
    // authors usually forgot to escape it.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_~/:@%&=,;!.");

    // Characters that stand for themselves when they are escaped in an expression, but have another meaning in a pattern.
    private static readonly SearchValues<char> SpecialInPatterns = SearchValues.Create("*?#\\");

    /// <summary>
    /// Converts an expression to the equivalent wildcard without a scheme. Returns false when there is no equivalent
    /// wildcard.
    /// </summary>
    public static bool TryRead(string expression, [NotNullWhen(true)] out string? wildcard)
    {
        wildcard = null;
        var rest = Unescaped(expression).AsSpan();
        var isAnchored = TryTake(ref rest, "^");
        var hasScheme = TryTakeAny(ref rest, Schemes);
        if (!TryReadBody(rest, out var body) || body.AsSpan().IndexOfAnyExcept("*./") < 0)
            return false; // a pattern that hides everything is not suggested either

        if (!hasScheme && !body.StartsWith('*'))
        {
            if (isAnchored)
                return false; // URLs begin with a scheme, so the expression matches nothing
            body = "*" + body;
        }
        wildcard = WithEnd(body);
        return true;
    }

    // Removes the escaping of backslashes in string literals and of slashes in regular expression literals.
    private static string Unescaped(string expression) =>
        expression.Replace(@"\\", @"\", StringComparison.Ordinal).Replace(@"\/", "/", StringComparison.Ordinal);

    private static bool TryReadBody(ReadOnlySpan<char> rest, out string body)
    {
        var read = new StringBuilder();
        var isReadable = true;
        while (isReadable && !rest.IsEmpty)
        {
            if (TryTakeAny(ref rest, AnyRuns))
                read.Append('*');
            else if (rest is "$" && read is [.., '*'])
                rest = [];
            else if (isReadable = TryTakeCharacter(ref rest, out var c))
                read.Append(c);
        }
        body = read.ToString();
        return isReadable;
    }

    private static bool TryTakeCharacter(ref ReadOnlySpan<char> rest, out char c)
    {
        var isEscaped = rest is ['\\', var next, ..] && !char.IsAsciiLetterOrDigit(next) && !SpecialInPatterns.Contains(next);
        c = rest[isEscaped ? 1 : 0];
        rest = rest[(isEscaped ? 2 : 1)..];
        var isCounted = rest is ['*' or '+' or '?' or '{', ..];
        return (isEscaped || Plain.Contains(c)) && !isCounted;
    }

    // An expression matches any continuation of the URL; a pattern does so only after a slash or a star. A complete host
    // name means a site, not all names that begin with it.
    private static string WithEnd(string body)
    {
        var withoutStars = body.TrimEnd('*');
        if (withoutStars.EndsWith('/'))
            return withoutStars;
        var isHostName = withoutStars == body && body.Contains('.') && !body.Contains('/');
        return withoutStars + (isHostName ? "/" : "*");
    }

    private static bool TryTakeAny(ref ReadOnlySpan<char> text, string[] starts)
    {
        foreach (var start in starts)
        {
            if (TryTake(ref text, start))
                return true;
        }
        return false;
    }

    private static bool TryTake(ref ReadOnlySpan<char> text, string start)
    {
        var isThere = text.StartsWith(start, StringComparison.Ordinal);
        if (isThere)
            text = text[start.Length..];
        return isThere;
    }
}
