using System.Buffers;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Wander.Protocol;

/// <summary>
/// The one form of an <c>http</c> or <c>https</c> address: what is shown, compared, dialled and given to the browser is the
/// same text, so that server and browser cannot mean different places by it (design, section 14).
/// </summary>
/// <remarks>
/// The form is <c>scheme://host[:port]/path[?query][#fragment]</c> in ASCII: host in lower case and in its international
/// (A-label) form without a dot at its end, no user information, no default port, no dot segments, an empty query dropped.
/// </remarks>
internal static class WebAddress
{
    /// <summary>The longest address, in characters of its one form, that is taken from anybody.</summary>
    public const int MaximumLength = 2048;

    // Browsers load nothing from the ports of other protocols, and nor do we (Fetch Standard, "port blocking").
    private static readonly FrozenSet<int> BlockedPorts = FrozenSet.Create(
        1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111,
            113,
        115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554,
            556,
        563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666,
            6667,
        6668, 6669, 6679, 6697, 10080);

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Reads an address that a stranger wrote.</summary>
    /// <param name="text">Any text; null, too long and malformed ones are answered with false.</param>
    /// <param name="parts">The parts of the one form.</param>
    public static bool TryRead(string? text, out WebAddressParts parts)
    {
        parts = default;
        // The one form can be shorter than the text (user information, dot segments), but not by much in good faith.
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
        // What .NET escapes can make an escape of what follows: "%%34" is "%25%34", and that is "%254".
        var form = parts.Origin + parts.Path + parts.Query + parts.Fragment;
        return !form.Contains('%', StringComparison.Ordinal) || form == text || TryRead(form, out parts);
    }

    /// <summary>True when an address in its one form is https.</summary>
    public static bool IsHttps(string address) => address.StartsWith("https:", StringComparison.Ordinal);

    /// <summary>An address in its one form over https; null when it is https, or has a port of its own.</summary>
    public static string? AsHttps(string address) =>
        IsHttps(address) || HostAndPort(address).Port.Length > 0 ? null : "https" + address["http".Length..];

    /// <summary>Where the host of an address in its one form begins.</summary>
    public static int AuthorityStart(string address) => IsHttps(address) ? "https://".Length : "http://".Length;

    /// <summary>Where the path of an address in its one form begins: at its first slash.</summary>
    public static int PathStart(string address) => address.IndexOf('/', AuthorityStart(address));

    /// <summary>The host and the port of an address in its one form; the port, which is seldom there, with its colon.</summary>
    public static (string Host, string Port) HostAndPort(string address)
    {
        var authority = address[AuthorityStart(address)..PathStart(address)];
        var colon = authority.LastIndexOf(':');
        return colon > authority.LastIndexOf(']') ? (authority[..colon], authority[colon..]) : (authority, "");
    }

    // .NET 10.0.12 throws over "//" and a bidi control, which could be a file, and so an absolute address.
    private static bool BeginsLikeOne(string text) =>
        text.AsSpan().TrimStart(" \t\r\n").StartsWith(Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase);

    private static bool TryReadHost(Uri uri, [NotNullWhen(true)] out string? host)
    {
        host = null;
        if (uri.HostNameType == UriHostNameType.IPv6)
        {
            host = uri.Host;
            return !uri.DnsSafeHost.Contains('%', StringComparison.Ordinal); // a zone means something on one machine only
        }
        try
        {
            host = uri.IdnHost.TrimEnd('.').ToLowerInvariant();
        }
        catch (UriFormatException)
        {
            return false; // IdnHost is where .NET finds out that a name is no international name
        }
        return IsDnsName(host) && (!EndsInNumber(host) || IsDottedQuad(host));
    }

    private static bool IsDnsName(string host) =>
        host.Length is > 0 and <= 253
        && host.Split('.').All(label => label.Length is > 0 and <= 63)
        && host.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    // Browsers read a host whose last label is a number as an IPv4 address, in any of its old notations (URL Standard,
    // "ends in a number"); .NET reads most of them the same way and calls the rest names.
    private static bool EndsInNumber(string host)
    {
        var last = host.AsSpan(host.LastIndexOf('.') + 1);
        return last.IndexOfAnyExceptInRange('0', '9') < 0
            || (last.StartsWith("0x") && last[2..].IndexOfAnyExcept(HexDigits) < 0);
    }

    private static bool IsDottedQuad(string host) => IPAddress.TryParse(host, out var address) && address.ToString() == host;
}

/// <summary>
/// The parts of an address in its one form; <see cref="Query"/> with its <c>?</c>, <see cref="Fragment"/> with its <c>#</c>.
/// </summary>
internal readonly record struct WebAddressParts(string Scheme, string Authority, string Path, string Query, string Fragment)
{
    public int Length => Scheme.Length + 3 + Authority.Length + Path.Length + Query.Length + Fragment.Length;

    public string Origin => $"{Scheme}://{Authority}";
}
