using System.Globalization;
using Wander.Fetching;
using Wander.Protocol;

namespace Wander.PageReading;

/// <summary>
/// A refresh that a page declares with <c>&lt;meta http-equiv="refresh"&gt;</c> or the <c>Refresh</c> header (HTML Standard,
/// section 4.2.5.3, "shared declarative refresh steps").
/// </summary>
/// <param name="Seconds">The delay in seconds: 0 or more.</param>
/// <param name="To">The target; null when the page reloads itself, or the target is not a web address.</param>
/// <param name="IsToNothing">
/// True when the frame would load the target but not display anything: <c>about:blank</c>, <c>data:</c> or a malformed address.
/// </param>
internal sealed record DeclaredRefresh(int Seconds, PageAddress? To, bool IsToNothing = false)
{
    /// <summary>
    /// The maximum delay, in seconds, of a refresh that counts as a redirect: such a delay is too short to read the page.
    /// </summary>
    public const int ShortStay = 5;

    private const string WhiteSpace = "\t\n\f\r ";
    private const string Digits = "0123456789";

    /// <summary>Parses a refresh; null when the text is not valid.</summary>
    /// <param name="text">The <c>content</c> of the meta element, or the header.</param>
    /// <param name="base">The base URL for relative addresses.</param>
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
    /// Parses the <c>Refresh</c> header; null when there is none. Several lines are combined with commas, like in browsers.
    /// </summary>
    public static DeclaredRefresh? InHeader(HeaderLines headers, PageAddress at) =>
        headers.All("Refresh") is { Length: > 0 } lines ? Read(string.Join(", ", lines), at) : null;

    /// <summary>
    /// Returns the target when the refresh of the page at <paramref name="at"/> counts as a redirect; null when the page stays.
    /// </summary>
    public PageAddress? LeadsAwayFrom(PageAddress at) =>
        Seconds <= ShortStay && To is not null && WithoutFragment(To) != WithoutFragment(at) ? To : null;

    /// <summary>True when the refresh soon replaces the page by an empty frame or an error page.</summary>
    public bool LeadsNowhere => Seconds <= ShortStay && IsToNothing;

    // Frames do not load javascript:, file:, mailto: and the schemes of other programs, so the page stays.
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

    /// <summary>Returns the address without a leading <c>url=</c> and without quotes.</summary>
    private static string Unwrapped(ReadOnlySpan<char> text)
    {
        var url = text;
        if (url.StartsWith("url", StringComparison.OrdinalIgnoreCase))
        {
            url = url["url".Length..].TrimStart(WhiteSpace);
            if (!url.StartsWith("="))
                return text.ToString(); // a relative address that begins with "url"
            url = url[1..].TrimStart(WhiteSpace);
        }
        if (!url.StartsWith("\"") && !url.StartsWith("'"))
            return url.ToString();
        var quoted = url[1..];
        return (quoted.IndexOf(url[0]) is >= 0 and var end ? quoted[..end] : quoted).ToString();
    }

    private static string WithoutFragment(PageAddress address) => address.Value.Split('#', 2)[0];
}
