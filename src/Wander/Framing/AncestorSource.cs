using System.Buffers;
using System.Globalization;
using System.Net;
using Wander.Protocol;

namespace Wander.Framing;

/// <summary>
/// One source of a <c>frame-ancestors</c> directive: does it mean the console's origin (Content Security Policy Level 3, section
/// 6.7.2)? A source that is none matches nothing.
/// </summary>
internal static class AncestorSource
{
    private static readonly SearchValues<char> SchemeCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");

    /// <summary>Does the source match the console's origin?</summary>
    /// <param name="source">An ASCII text without white space.</param>
    /// <param name="page">The page whose policy it is: <c>'self'</c>, and the scheme of sources that have none.</param>
    /// <param name="console">The console.</param>
    public static bool Matches(string source, PageAddress page, ConsoleAddress console)
    {
        if (source == "*")
            return true; // consoles are http or https
        // The standard's upgrade from http to https needs an http page in an https console, which is refused as mixed content.
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

    // What is insecure matches what is secure as well. By the standard WebSockets' schemes match the Web's; in Chromium they do
    // not.
    private static bool SchemeMatches(ReadOnlySpan<char> scheme, ConsoleAddress console) =>
        scheme.Equals("http", StringComparison.OrdinalIgnoreCase)
        || (console.IsHttps && scheme.Equals("https", StringComparison.OrdinalIgnoreCase));

    // The standard lets http://console.example:443 match https://console.example, Chromium does not.
    private static bool IsHttpOnPortOfHttps(string source) =>
        source.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
            && source.TrimEnd('/').EndsWith(":443", StringComparison.Ordinal);

    private static bool HostSourceMatches(ReadOnlySpan<char> source, ConsoleAddress console)
    {
        // An origin's path is "/", so that any other path is another one.
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
            return false; // sources name domains only
        return pattern is "*"
            || pattern.Equals(host, StringComparison.OrdinalIgnoreCase)
            || (pattern.StartsWith("*.") && host.AsSpan().EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase));
    }

    private static bool PortMatches(ReadOnlySpan<char> pattern, int port) =>
        pattern is "*"
        || (int.TryParse(pattern, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == port);
}
