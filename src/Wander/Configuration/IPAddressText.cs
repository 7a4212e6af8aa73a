using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Wander.Configuration;

/// <summary>IP addresses as owners write them.</summary>
internal static class IPAddressText
{
    /// <summary>
    /// Reads one address. The forms <c>127</c> and <c>0x7f.1</c>, which .NET accepts, are refused because they are mistakes, and
    /// zones because they have a meaning on one machine only.
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
