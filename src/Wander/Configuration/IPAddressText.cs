using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Wander.Configuration;

/// <summary>Parses IP addresses in settings.</summary>
internal static class IPAddressText
{
    /// <summary>
    /// Parses an address. Short and hexadecimal forms (<c>127</c>, <c>0x7f.1</c>), which .NET accepts, are refused because
    /// they are mistakes. Zone identifiers are refused because they are valid on one machine only.
    /// </summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out IPAddress? address)
    {
        if (!IPAddress.TryParse(text, out address))
            return false;
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? !text.AsSpan().ContainsAny('%', '[')
            : address.ToString() == text;
    }
}
