using System.Buffers;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Wander.Protocol;

/// <summary>
/// Normalises <c>http</c> and <c>https</c> addresses. The canonical address is used for display, comparison, requests and
/// the browser, so that the server and the browser cannot interpret one text as two places
/// (src/Wander.Protocol/README.md#addresses).
/// </summary>
/// <remarks>
/// A canonical address is <c>scheme://host[:port]/path[?query][#fragment]</c> in ASCII: the host in lower case, with
/// A-labels for international names (RFC 5890) and without a trailing dot; no user information, no default port, no dot
/// segments and no empty query.
/// </remarks>
internal static class WebAddress
{
    /// <summary>The maximum length of a canonical address, in characters.</summary>
    public const int MaximumLength = 2048;

    // Browsers do not connect to ports of other protocols (Fetch Standard, "port blocking"), so such an address is refused.
    private static readonly FrozenSet<int> BlockedPorts = FrozenSet.Create(
        1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111,
        113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548,
        554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665,
        6666, 6667, 6668, 6669, 6679, 6697, 10080);

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Parses an address from an untrusted source. Returns false when it is malformed or too long.</summary>
    /// <param name="text">Any text; may be null.</param>
    /// <param name="parts">The parts of the canonical address.</param>
    public static bool TryRead(string? text, out WebAddressParts parts)
    {
        parts = default;
        // The canonical address can be shorter than the text (user information, dot segments), but a text of more than twice
        // the maximum length is not plausible.
        if (text is null || text.Length > 2 * MaximumLength || !BeginsLikeOne(text)
            || !Uri.TryCreate(text, UriKind.Absolute, out var uri))
            return false;
        if (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
            return false;
        if (BlockedPorts.Contains(uri.Port) || !TryReadHost(uri, out var host))
            return false;

        var authority = uri.IsDefaultPort ? host : $"{host}:{uri.Port}";
        var query = uri.Query is "?" ? "" : uri.Query;
        parts = new WebAddressParts(uri.Scheme, authority, uri.AbsolutePath, query, uri.Fragment);
        if (parts.Length > MaximumLength)
            return false;
        // Escaping by .NET can create a new escape sequence with the characters that follow: "%%34" becomes "%25%34", which
        // is "%254". Repeat until the text is stable.
        var form = parts.Origin + parts.Path + parts.Query + parts.Fragment;
        return !form.Contains('%', StringComparison.Ordinal) || form == text || TryRead(form, out parts);
    }

    /// <summary>Returns whether a canonical address is https.</summary>
    public static bool IsHttps(string address) => address.StartsWith("https:", StringComparison.Ordinal);

    /// <summary>
    /// Returns a canonical address with the scheme https; null when it is https already or has an explicit port.
    /// </summary>
    public static string? AsHttps(string address) =>
        IsHttps(address) || HostAndPort(address).Port.Length > 0 ? null : "https" + address["http".Length..];

    /// <summary>Returns the index at which the host of a canonical address begins.</summary>
    public static int AuthorityStart(string address) => IsHttps(address) ? "https://".Length : "http://".Length;

    /// <summary>Returns the index at which the path of a canonical address begins, that of its slash.</summary>
    public static int PathStart(string address) => address.IndexOf('/', AuthorityStart(address));

    /// <summary>
    /// Returns the host and the port of a canonical address; the port includes its colon and is usually empty.
    /// </summary>
    public static (string Host, string Port) HostAndPort(string address)
    {
        var authority = address[AuthorityStart(address)..PathStart(address)];
        var colon = authority.LastIndexOf(':');
        return colon > authority.LastIndexOf(']') ? (authority[..colon], authority[colon..]) : (authority, "");
    }

    // Uri.TryCreate of .NET 10.0.12 throws for "//" and a bidirectional control character, which it takes for a file path.
    private static bool BeginsLikeOne(string text) =>
        text.AsSpan().TrimStart(" \t\r\n").StartsWith(Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase);

    private static bool TryReadHost(Uri uri, [NotNullWhen(true)] out string? host)
    {
        host = null;
        if (uri.HostNameType == UriHostNameType.IPv6)
        {
            host = uri.Host;
            return !uri.DnsSafeHost.Contains('%', StringComparison.Ordinal); // a zone index is only valid on one machine
        }
        try
        {
            host = uri.IdnHost.TrimEnd('.').ToLowerInvariant();
        }
        catch (UriFormatException)
        {
            return false; // .NET validates international names only in IdnHost
        }
        return IsDnsName(host) && (!EndsInNumber(host) || IsDottedQuad(host));
    }

    private static bool IsDnsName(string host) =>
        host.Length is > 0 and <= 253
        && host.Split('.').All(label => label.Length is > 0 and <= 63)
        && host.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    // Browsers parse a host whose last label is a number as an IPv4 address in any of its notations (URL Standard, "ends in
    // a number"). .NET parses most of them in the same way but accepts the others as DNS names.
    private static bool EndsInNumber(string host)
    {
        var last = host.AsSpan(host.LastIndexOf('.') + 1);
        return last.IndexOfAnyExceptInRange('0', '9') < 0
            || (last.StartsWith("0x") && last[2..].IndexOfAnyExcept(HexDigits) < 0);
    }

    private static bool IsDottedQuad(string host) => IPAddress.TryParse(host, out var address) && address.ToString() == host;
}

/// <summary>
/// The parts of a canonical address; <see cref="Query"/> includes its <c>?</c>, <see cref="Fragment"/> its <c>#</c>.
/// </summary>
internal readonly record struct WebAddressParts(string Scheme, string Authority, string Path, string Query, string Fragment)
{
    public int Length => Scheme.Length + 3 + Authority.Length + Path.Length + Query.Length + Fragment.Length;

    public string Origin => $"{Scheme}://{Authority}";
}
