using System.Globalization;
using System.Text;

namespace Wander.Protocol.Ignoring;

/// <summary>Normalises the host and port of a URL or a pattern for comparison.</summary>
internal static class IgnoreAuthority
{
    private static readonly IdnMapping InternationalNames = new();

    /// <summary>Returns the normalised host and port.</summary>
    /// <param name="written">The text between the scheme and the first slash; in a pattern, it may contain stars.</param>
    /// <param name="scheme">The scheme, which determines the default port; empty when there is none.</param>
    /// <param name="isPattern">Whether <c>*</c> is a wildcard.</param>
    public static string Of(ReadOnlySpan<char> written, ReadOnlySpan<char> scheme, bool isPattern)
    {
        var host = WithoutUserInformation(written, isPattern);
        var port = TakePort(ref host, scheme);
        return HostForm(host) + port;
    }

    // After a star, "@" can be in the path, where it is an ordinary character: "*@alice" hides
    // https://social.example/@alice.
    private static ReadOnlySpan<char> WithoutUserInformation(ReadOnlySpan<char> authority, bool isPattern)
    {
        var at = authority.LastIndexOf('@');
        return isPattern && at >= 0 && authority[..at].Contains('*') ? authority : authority[(at + 1)..];
    }

    // Removes the port from the host. Returns ":" and the normalised port, or "" for the default port. A port that is not a
    // number ("*", "80*", invalid text) remains in the host.
    private static string TakePort(ref ReadOnlySpan<char> host, ReadOnlySpan<char> scheme)
    {
        var colon = host.LastIndexOf(':');
        if (colon < 0 || colon < host.LastIndexOf(']') || host[(colon + 1)..].ContainsAnyExceptInRange('0', '9'))
            return "";
        var port = host[(colon + 1)..].TrimStart('0');
        host = host[..colon];
        return port.IsEmpty || IsDefault(port, scheme) ? "" : $":{port}";
    }

    // A pattern without a scheme, or with "*" or "http*", stands for http and https. Canonical addresses omit both default
    // ports, so "example.com:443" and "example.com:80" have to match addresses without a port.
    private static bool IsDefault(ReadOnlySpan<char> port, ReadOnlySpan<char> scheme)
    {
        if (scheme.Equals("http", StringComparison.OrdinalIgnoreCase))
            return port is "80";
        if (scheme.Equals("https", StringComparison.OrdinalIgnoreCase))
            return port is "443";
        if (scheme.Equals("ftp", StringComparison.OrdinalIgnoreCase))
            return port is "21";
        return (scheme.IsEmpty || scheme.Contains('*')) && port is "80" or "443";
    }

    private static string HostForm(ReadOnlySpan<char> host)
    {
        if (!host.Contains('*') && WebAddress.TryRead($"https://{host}/", out var parts))
            return parts.Authority;
        // The dot of "*." at the end is not the trailing dot of a host name: "https://*." would otherwise hide everything.
        if (!host.EndsWith("*.", StringComparison.Ordinal))
            host = host.TrimEnd('.');
        return string.Join('.', host.ToString().Split('.', '。', '．', '｡').Select(LabelForm));
    }

    private static string LabelForm(string label)
    {
        // A label with a star can match a part of a path, so it is normalised like a path.
        if (label.Contains('*', StringComparison.Ordinal) || Ascii.IsValid(label))
            return IgnorePath.Of(label);
        try
        {
            return InternationalNames.GetAscii(label).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return IgnorePath.Of(label); // not a valid international name, so no canonical address contains it
        }
    }
}
