using System.Globalization;
using Wander.Fetching;
using Wander.Protocol;

namespace Wander.PageReading;

/// <summary>
/// What <c>&lt;meta http-equiv="refresh"&gt;</c> or the <c>Refresh</c> header say: go there after so many seconds (HTML Standard,
/// section 4.2.5.3, "shared declarative refresh steps").
/// </summary>
/// <param name="Seconds">How long the page stays, 0 or more.</param>
/// <param name="To">Where it leads; null when it reloads the page, or leads to what is no web address.</param>
/// <param name="IsToNothing">True for what a frame loads and shows nothing of: <c>about:blank</c>, <c>data:</c>, a broken
/// address.</param>
internal sealed record DeclaredRefresh(int Seconds, PageAddress? To, bool IsToNothing = false)
{
    /// <summary>The longest stay, in seconds, after which nobody has read the page: the refresh is a redirect.</summary>
    public const int ShortStay = 5;

    private const string WhiteSpace = "\t\n\f\r ";
    private const string Digits = "0123456789";

    /// <summary>Reads a refresh; null when the text is none.</summary>
    /// <param name="text">The meta element's <c>content</c>, or the header.</param>
    /// <param name="base">What relative addresses are relative to.</param>
    public static DeclaredRefresh? Read(string text, PageAddress @base)
    {
        var rest = text.AsSpan().TrimStart(WhiteSpace);
        var afterSeconds = rest.TrimStart(Digits);
        var seconds = rest[..^afterSeconds.Length];
        if (seconds.IsEmpty && !afterSeconds.StartsWith("."))
            return null;
        rest = afterSeconds.TrimStart("0123456789.");
        if (!rest.IsEmpty)
        {
            if (!WhiteSpace.Contains(rest[0]) && rest[0] is not (';' or ','))
                return null;
            rest = rest.TrimStart(WhiteSpace);
            if (rest.StartsWith(";") || rest.StartsWith(","))
                rest = rest[1..].TrimStart(WhiteSpace);
        }
        if (rest.IsEmpty)
            return new DeclaredRefresh(Number(seconds), To: null);
        var url = Unwrapped(rest);
        var to = PageLink.Resolve(@base, url);
        return new DeclaredRefresh(Number(seconds), to, IsToNothing: to is null && IsLoadedByFrames(url));
    }

    /// <summary>
    /// Reads the <c>Refresh</c> header; null when there is none. Several lines are one list, whatever comes of it.
    /// </summary>
    public static DeclaredRefresh? InHeader(HeaderLines headers, PageAddress at) =>
        headers.All("Refresh") is { Length: > 0 } lines ? Read(string.Join(", ", lines), at) : null;

    /// <summary>
    /// Where a reader ends who opens the page at <paramref name="at"/>; null when they stay, if only for a while.
    /// </summary>
    public PageAddress? LeadsAwayFrom(PageAddress at) =>
        Seconds <= ShortStay && To is not null && WithoutFragment(To) != WithoutFragment(at) ? To : null;

    /// <summary>True when a reader who opens the page ends in an empty or broken frame.</summary>
    public bool LeadsNowhere => Seconds <= ShortStay && IsToNothing;

    // Scripts, files, mail and other programs' addresses are not: the page stays.
    private static bool IsLoadedByFrames(string url)
    {
        var scheme = url.AsSpan().Trim(WhiteSpace);
        scheme = scheme[..Math.Max(scheme.IndexOf(':'), 0)];
        return scheme.Equals("about", StringComparison.OrdinalIgnoreCase)
            || scheme.Equals("data", StringComparison.OrdinalIgnoreCase)
            || scheme.Equals("https", StringComparison.OrdinalIgnoreCase)
            || scheme.Equals("http", StringComparison.OrdinalIgnoreCase);
    }

    private static int Number(ReadOnlySpan<char> digits) =>
        digits.IsEmpty ? 0
        : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : int.MaxValue;

    /// <summary>The address without <c>url=</c> before and quotes around it.</summary>
    private static string Unwrapped(ReadOnlySpan<char> text)
    {
        var url = text;
        if (url.StartsWith("url", StringComparison.OrdinalIgnoreCase))
        {
            url = url["url".Length..].TrimStart(WhiteSpace);
            if (!url.StartsWith("="))
                return text.ToString(); // an address that begins with these letters
            url = url[1..].TrimStart(WhiteSpace);
        }
        if (!url.StartsWith("\"") && !url.StartsWith("'"))
            return url.ToString();
        var quoted = url[1..];
        return (quoted.IndexOf(url[0]) is >= 0 and var end ? quoted[..end] : quoted).ToString();
    }

    private static string WithoutFragment(PageAddress address) => address.Value.Split('#', 2)[0];
}
