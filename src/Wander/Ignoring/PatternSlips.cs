using Wander.Text;

namespace Wander.Ignoring;

/// <summary>
/// Finds patterns that match no address because of a typing mistake: characters that were copied with the address (quotes and
/// commas of a program, the marks of a blocklist), and mistakes in the scheme.
/// </summary>
internal static class PatternSlips
{
    private const string Around = "\"'`<>«»“”‘’,;|^•·";

    /// <summary>Returns the mistake and its remedy as sentences; null when the pattern has no such mistake.</summary>
    /// <param name="written">A pattern without white space around it that is not a regular expression.</param>
    public static string? In(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        var inside = written.TrimStart([.. Around, '!', '-']).TrimEnd([.. Around]);
        var meant = WithScheme(inside);
        if (meant != written && inside.Length > 0 && IsAddress(meant))
            return inside == written
                ? $"No address begins like this. Write {Quote.Whole(meant)}."
                : $"The characters around {Quote.Whole(inside)} are probably a mistake. Write {Quote.Whole(meant)}.";
        return IsAddress(written)
            ? null
            : "No address has this form, so the pattern hides nothing. Write one like `https://example.com/`.";
    }

    // Corrects "http:/example.com/" and "https:://example.com/": any number of colons and slashes becomes "://".
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

    // Host names in any script, including joiners and surrogates of characters outside the Basic Multilingual Plane.
    private static bool IsOfName(char letter) =>
        letter > 0x7F
            ? !char.IsPunctuation(letter) && !char.IsWhiteSpace(letter)
            : char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or '*' or '%' or '~';
}
