using System.Buffers;
using System.Text;

namespace Wander.Protocol.Ignoring;

/// <summary>
/// Normalises a URL or a pattern for comparison (src/Wander.Protocol/README.md#ignore-patterns): host, port and path in
/// ASCII and lower case with a trailing slash; without scheme, user information, query and fragment.
/// </summary>
internal static class IgnoreText
{
    private const string SchemeEnd = "://";

    private static readonly SearchValues<char> SchemeCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    private static readonly SearchValues<char> HostCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    /// <summary>The recommended length of a buffer, in characters. Typical URLs have about 35.</summary>
    public const int BufferLength = 256;

    /// <summary>Returns the normalised text of a URL. Malformed parts are compared literally.</summary>
    /// <param name="url">Any text.</param>
    /// <param name="buffer">
    /// Receives the text when it fits and the URL needs no special treatment; in this case, no memory is allocated.
    /// </param>
    public static ReadOnlySpan<char> OfUrl(string url, Span<char> buffer) =>
        TryWritePlain(url, buffer, out var length) ? buffer[..length] : Of(url, isPattern: false);

    /// <summary>Returns the normalised text of a pattern, including its stars.</summary>
    public static string OfPattern(string pattern) => Of(pattern, isPattern: true);

    // The fast path for http and https URLs without a port, dot segments and characters to encode or decode.
    private static bool TryWritePlain(ReadOnlySpan<char> url, Span<char> text, out int length)
    {
        length = 0;
        if (url.StartsWith("https://", StringComparison.Ordinal))
            url = url["https://".Length..];
        else if (url.StartsWith("http://", StringComparison.Ordinal))
            url = url["http://".Length..];
        else
            return false;

        url = WithoutQuery(url);
        if (url.Length >= text.Length || IgnorePath.HasUnusual(url))
            return false;
        var slash = url.IndexOf('/');
        if (!IsPlainHost(slash < 0 ? url : url[..slash]) || url.Contains("/.", StringComparison.Ordinal))
            return false;

        Ascii.ToLower(url, text, out length);
        if (slash < 0 || url[^1] != '/')
            text[length++] = '/';
        return true;
    }

    private static string Of(string written, bool isPattern)
    {
        // A valid address is normalised like all other addresses. A text with wildcards is not parsed as an address, because
        // the parser could misinterpret a star.
        var isWildcard = isPattern && written.Contains('*', StringComparison.Ordinal);
        var text = !isWildcard && WebAddress.TryRead(written, out var parts)
            ? parts.Authority + IgnorePath.Of(parts.Path)
            : OfAnyText(written, isPattern);
        return text.EndsWith('/') ? text : text + "/";
    }

    private static string OfAnyText(string written, bool isPattern)
    {
        var rest = WithoutQuery(written.AsSpan().Trim(" \t\r\n")); // the white space that .NET removes around an address
        var scheme = TakeScheme(ref rest, isPattern);
        var slash = rest.IndexOfAny('/', '\\'); // browsers treat a backslash as a slash; .NET does so in paths
        var authority = slash < 0 ? rest : rest[..slash];
        return IgnoreAuthority.Of(authority, scheme, isPattern) + IgnorePath.Of(slash < 0 ? "/" : rest[slash..]);
    }

    private static ReadOnlySpan<char> WithoutQuery(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('?', '#');
        return end < 0 ? text : text[..end];
    }

    // RFC 3986, section 3.1; patterns may also use "*" and "http*" for "http or https".
    private static ReadOnlySpan<char> TakeScheme(ref ReadOnlySpan<char> text, bool isPattern)
    {
        var end = text.IndexOf(SchemeEnd, StringComparison.Ordinal);
        if (end <= 0)
            return [];
        var scheme = text[..end];
        var isScheme = char.IsAsciiLetter(scheme[0]) && !scheme.ContainsAnyExcept(SchemeCharacters);
        if (!isScheme && !(isPattern && (scheme is "*" || scheme.Equals("http*", StringComparison.OrdinalIgnoreCase))))
            return [];
        text = text[(end + SchemeEnd.Length)..];
        return scheme;
    }

    // A host whose last label begins with a digit may be an IPv4 address in another notation.
    private static bool IsPlainHost(ReadOnlySpan<char> host) =>
        !host.IsEmpty
        && !host.ContainsAnyExcept(HostCharacters)
        && host[^1] != '.'
        && !char.IsAsciiDigit(host[host.LastIndexOf('.') + 1]);
}
