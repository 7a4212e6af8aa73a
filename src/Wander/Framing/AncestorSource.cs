using System.Buffers;
using System.Globalization;
using System.Net;
using Wander.Protocol;

namespace Wander.Framing;

/// <summary>
/// Matches a source expression of a <c>frame-ancestors</c> directive with the origin of a console (Content Security Policy
/// Level 3, section 6.7.2). An invalid source expression matches nothing.
/// </summary>
internal static class AncestorSource
{
    private static readonly SearchValues<char> SchemeCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");

    /// <summary>Returns true when the source expression matches the origin of the console.</summary>
    /// <param name="source">The source expression: ASCII without white space.</param>
    /// <param name="page">The page that has the policy, for <c>'self'</c> and for sources without a scheme.</param>
    /// <param name="console">The console that frames the page.</param>
    public static bool Matches(string source, PageAddress page, ConsoleAddress console)
    {
        if (source == "*")
            return true; // "*" matches http and https, and consoles have no other scheme
        // In the standard, 'self' of an http page also matches https. But an https console cannot frame an http page (mixed
        // content).
        if (source.Equals("'self'", StringComparison.OrdinalIgnoreCase))
            return page.Origin == console.Origin;
        if (source.EndsWith(':') && IsScheme(source.AsSpan(..^1)))
            return SchemeMatches(source.AsSpan(..^1), console);

        var hostStart = source.IndexOf("://", StringComparison.Ordinal);
        if (hostStart < 0)
            return SchemeMatches(page.IsHttps ? "https" : "http", console) && HostSourceMatches(source, console);
        var scheme = source.AsSpan(..hostStart);
        return IsScheme(scheme)
            && SchemeMatches(scheme, console)
            && !IsHttpOnPortOfHttps(source)
            && HostSourceMatches(source.AsSpan(hostStart + 3), console);
    }

    private static bool IsScheme(ReadOnlySpan<char> text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && !text.ContainsAnyExcept(SchemeCharacters);

    // http also matches https. In the standard, ws and wss match http and https as well, but not in Chromium.
    private static bool SchemeMatches(ReadOnlySpan<char> scheme, ConsoleAddress console) =>
        scheme.Equals("http", StringComparison.OrdinalIgnoreCase)
        || (console.IsHttps && scheme.Equals("https", StringComparison.OrdinalIgnoreCase));

    // In the standard, http://console.example:443 matches https://console.example, but not in Chromium.
    private static bool IsHttpOnPortOfHttps(string source) =>
        source.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
            && source.TrimEnd('/').EndsWith(":443", StringComparison.Ordinal);

    private static bool HostSourceMatches(ReadOnlySpan<char> source, ConsoleAddress console)
    {
        // The path of an origin is "/", so a source with any other path does not match.
        var hostAndPort = source.EndsWith('/') ? source[..^1] : source;
        var origin = new Uri(console.Origin);
        var colon = hostAndPort.IndexOf(':');
        return colon < 0
            ? HostMatches(hostAndPort, console.Host) && origin.IsDefaultPort
            : HostMatches(hostAndPort[..colon], console.Host) && PortMatches(hostAndPort[(colon + 1)..], origin.Port);
    }

    private static bool HostMatches(ReadOnlySpan<char> pattern, string host)
    {
        if (host.StartsWith('[') || IPAddress.TryParse(host, out _))
            return false; // host sources match only domain names
        return pattern is "*"
            || pattern.Equals(host, StringComparison.OrdinalIgnoreCase)
            || (pattern.StartsWith("*.") && host.AsSpan().EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase));
    }

    private static bool PortMatches(ReadOnlySpan<char> pattern, int port) =>
        pattern is "*"
        || (int.TryParse(pattern, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == port);
}
