using Wander.Text;

namespace Wander.Ignoring;

/// <summary>
/// Patterns that hide nothing, or not what they name, as no address is written so: what was around them where they were copied
/// from (quotes and commas of a program, the marks of a blocklist), and slips in the scheme.
/// </summary>
internal static class PatternSlips
{
    private const string Around = "\"'`<>«»“”‘’,;|^•·";

    /// <summary>What is wrong and what to write, without a full stop; null where nothing is.</summary>
    /// <param name="written">A pattern without white space around it, and no regular expression.</param>
    public static string? In(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        var inside = written.TrimStart([.. Around, '!', '-']).TrimEnd([.. Around]);
        var meant = WithScheme(inside);
        if (meant != written && inside.Length > 0 && IsAddress(meant))
            return inside == written
                ? $"no address begins so: write {Quote.Whole(meant)}"
                : $"what is around {Quote.Whole(inside)} likely does not belong to it: write {Quote.Whole(meant)}";
        return IsAddress(written)
            ? null
            : "no address is written so, and it hides nothing: write one like `https://example.com/`";
    }

    // "http:/example.com/", "https:://example.com/": any number of colons and slashes, but one and two.
    private static string WithScheme(string text)
    {
        var name = text.StartsWith("https", StringComparison.OrdinalIgnoreCase)
            ? 5
            : text.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? 4 : 0;
        var colons = text[name..].Length - text[name..].TrimStart(':').Length;
        var rest = text[(name + colons)..].TrimStart('/');
        var slashes = text.Length - name - colons - rest.Length;
        return name == 0 || colons == 0 || (colons, slashes) == (1, 2) ? text : $"{text[..name]}://{rest}";
    }

    private static bool IsAddress(string pattern)
    {
        var end = pattern.IndexOf("://", StringComparison.Ordinal);
        if (end >= 0 && !pattern[..end].All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '-' or '.' or '*'))
            return false;
        var host = PatternAdvice.HostOf(pattern);
        host = host[(host.LastIndexOf('@') + 1)..];
        if (host.StartsWith('['))
            return true;
        var colon = host.IndexOf(':', StringComparison.Ordinal);
        var (name, port) = colon < 0 ? (host, "*") : (host[..colon], host[(colon + 1)..]);
        return name.All(IsOfName) && port.Length > 0 && port.All(digit => char.IsAsciiDigit(digit) || digit == '*');
    }

    // Names in all scripts, with joiners and the second halves of letters beyond the first plane.
    private static bool IsOfName(char letter) =>
        letter > 0x7F
            ? !char.IsPunctuation(letter) && !char.IsWhiteSpace(letter)
            : char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or '*' or '%' or '~';
}
