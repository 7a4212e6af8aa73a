using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace Wander.Protocol.Tests.Ignoring;

/// <summary>
/// A second, simple implementation of the rules for ignore patterns (src/Wander.Protocol/README.md#ignore-patterns), for
/// comparison with the fast one. It supports the URLs and patterns that this class generates.
/// </summary>
internal static class NaiveIgnore
{
    private static readonly string[] Schemes = ["https://", "http://", "HTTPS://", "ftp://", ""];
    private static readonly string[] Labels = ["a", "b", "ab", "B", "a-b", "com"];
    private static readonly string[] StarredLabels = ["*", "*a", "b*", "**", "a*b", "*b*"];
    private static readonly string[] Segments = ["a", "b", "AB", "a.b", "ab.com", "~a", "a.b.com", "@a", "x:80", ""];
    private static readonly string[] StarredSegments = ["*", "*a", "a*", "*.b", "a**b", "*.com"];

    /// <summary>Generates URLs that the patterns of <see cref="Patterns"/> often hide.</summary>
    public static Gen<string> Urls { get; } =
        Texts(Gen.Elements("", "", "u@", "u:a@"), Gen.Elements(Labels), Gen.Elements(Segments));

    /// <summary>Generates patterns, most of them with a star.</summary>
    public static Gen<string> Patterns { get; } = Texts(
        Gen.Elements("", "", "", "u@"),
        Gen.Frequency((3, Gen.Elements(Labels)), (1, Gen.Elements(StarredLabels))),
        Gen.Frequency((3, Gen.Elements(Segments)), (1, Gen.Elements(StarredSegments))));

    private static Gen<string> Texts(Gen<string> users, Gen<string> labels, Gen<string> segments) =>
        from scheme in Gen.Elements(Schemes)
        from user in users
        from host in UpTo(3, labels)
        from dot in Gen.Elements("", "", "", ".")
        from port in Gen.Elements("", "", "", ":80", ":443", ":8443")
        from path in UpTo(4, segments)
        from pathLength in Gen.Choose(0, path.Length)
        from end in Gen.Elements("", "/", "/", "?q=a/b", "#f", "/?*")
        let name = string.Join('.', host)
        select scheme + user + name + (name.EndsWith('*') ? "" : dot) + port
            + string.Concat(path.Take(pathLength).Select(segment => "/" + segment)) + end;

    private static Gen<string[]> UpTo(int count, Gen<string> texts) =>
        from length in Gen.Choose(1, count)
        from array in Gen.ArrayOf(texts, length)
        select array;

    /// <summary>Normalises a generated pattern or URL for comparison.</summary>
    public static string Form(string text)
    {
        text = Replace(text, "[?#].*$", "");
        var schemeEnd = text.IndexOf("://", StringComparison.Ordinal);
        var scheme = schemeEnd > 0 && text[..schemeEnd].All(char.IsAsciiLetter) ? text[..schemeEnd].ToLowerInvariant() : "";
        if (scheme.Length > 0)
            text = text[(schemeEnd + "://".Length)..];
        text = Replace(text, "^[^/@*]*@", "");
        var defaultPorts = scheme switch { "http" => "80", "https" => "443", "ftp" => "21", _ => "80|443" };
        text = Replace(text, $"^([^/:]*):({defaultPorts})(/|$)", "$1$3");
        text = Replace(text, @"^([^/:]*[^*/:])\.(:|/|$)", "$1$2");
        text = text.ToLowerInvariant();
        return text.EndsWith('/') ? text : text + "/";
    }

    private static string Replace(string text, string expression, string replacement) =>
        Regex.Replace(text, expression, replacement, RegexOptions.NonBacktracking);

    /// <summary>Returns whether a normalised pattern matches the beginning of a normalised URL.</summary>
    public static bool Matches(string pattern, string url)
    {
        // reached[j] is true when the characters of the pattern so far match the first j characters of the URL.
        var reached = new bool[url.Length + 1];
        reached[0] = true;
        foreach (var c in pattern)
        {
            var next = new bool[url.Length + 1];
            for (var j = 0; j <= url.Length; j++)
                next[j] = c == '*' ? reached[j] || (j > 0 && next[j - 1]) : j > 0 && reached[j - 1] && url[j - 1] == c;
            reached = next;
        }
        return reached.Contains(true);
    }
}
