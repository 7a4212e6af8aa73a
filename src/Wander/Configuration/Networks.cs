using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Wander.Configuration;

/// <summary>The settings that are ranges of IP addresses, written as <c>10.0.0.0/8</c>, <c>fd00::/8</c> or one address.</summary>
internal static class Networks
{
    private const string Example = "write one like 10.0.0.0/8, fd00::/8 or 127.0.0.1";

    /// <summary>The ranges of a list.</summary>
    public static ImmutableArray<IPNetwork> Ranges(this Section section, string key)
    {
        var ranges = ImmutableArray.CreateBuilder<IPNetwork>();
        foreach (var text in section.Texts(key))
        {
            if (TryRead(text.Value, out var range, out var mistake))
                ranges.Add(range.Value);
            else
                section.Problems.Error(text.Place, mistake);
        }
        return ranges.DrainToImmutable();
    }

    private static bool TryRead(
        string text, [NotNullWhen(true)] out IPNetwork? range, [NotNullWhen(false)] out string? mistake)
    {
        range = null;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!TryReadAddress(slash < 0 ? text : text[..slash], out var address))
        {
            mistake = $"{Quote.Of(text)} is no IP address and no range of them: {Example}";
            return false;
        }
        var bits = address.GetAddressBytes().Length * 8;
        var length = bits;
        if (slash >= 0 && (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > bits))
        {
            mistake = string.Create(CultureInfo.InvariantCulture, $"{Quote.Of(text)} has no length from 0 to {bits} behind its slash: {Example}");
            return false;
        }
        var first = FirstOf(address, length);
        mistake = first.Equals(address) ? null : string.Create(
            CultureInfo.InvariantCulture, $"{Quote.Of(text)} begins inside its range: write {first}/{length}, or {address} for this one address");
        range = mistake is null ? new IPNetwork(first, length) : null;
        return mistake is null;
    }

    // .NET also reads "127" and "0x7f.1", which nobody means by it, and zones, which are no part of a range.
    private static bool TryReadAddress(string text, [NotNullWhen(true)] out IPAddress? address) =>
        IPAddress.TryParse(text, out address)
        && (address.AddressFamily == AddressFamily.InterNetworkV6 ? !text.AsSpan().ContainsAny('%', '[') : address.ToString() == text);

    private static IPAddress FirstOf(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] &= (byte)(0xFF00 >> Math.Clamp(length - (8 * i), 0, 8));
        return new IPAddress(bytes);
    }
}
