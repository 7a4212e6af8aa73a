using System.Diagnostics.CodeAnalysis;
using Wander.Protocol;

namespace Wander.Web.Requests;

/// <summary>An address as visitors type it: <c>example.com</c> means <c>https://example.com/</c>.</summary>
internal static class TypedAddress
{
    /// <summary>Reads it; false for what is no http or https address.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="address">The address in its one form.</param>
    public static bool TryRead(string text, [NotNullWhen(true)] out PageAddress? address)
    {
        address = null;
        return text.Contains("://", StringComparison.Ordinal)
            ? PageAddress.TryParse(text, out address)
            : BeginsWithHost(text) && PageAddress.TryParse("https://" + text, out address);
    }

    // "mailto:me@example.com" is not the host example.com, nor is "javascript:x" a host with a port.
    private static bool BeginsWithHost(string text)
    {
        var end = text.IndexOfAny(['/', '?', '#']);
        var authority = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        var port = authority[(authority.LastIndexOf(']') + 1)..];
        var colon = port.IndexOf(':');
        var isPort = colon < 0 || (colon < port.Length - 1 && !port[(colon + 1)..].ContainsAnyExceptInRange('0', '9'));
        return isPort && !authority.Contains('@');
    }
}
