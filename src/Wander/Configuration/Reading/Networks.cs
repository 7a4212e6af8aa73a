using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using Wander.Configuration.Yaml;
using Wander.Text;

namespace Wander.Configuration.Reading;

/// <summary>Reads the settings that are ranges of IP addresses: <c>10.0.0.0/8</c>, <c>fd00::/8</c> or a single address.</summary>
internal static class Networks
{
    private const string Example = "Write one like `10.0.0.0/8`, `fd00::/8` or `127.0.0.1`.";

    /// <summary>Reads a list of ranges.</summary>
    public static ImmutableArray<IPNetwork> Ranges(this Section section, string key)
    {
        var ranges = ImmutableArray.CreateBuilder<IPNetwork>();
        foreach (var text in section.Texts(key))
        {
            if (TryRead(text.Value, out var range, out var mistake))
                ranges.Add(Warned(range.Value, text, section.Problems));
            else
                section.Problems.Error(text.Location, mistake);
        }
        return ranges.DrainToImmutable();
    }

    private static IPNetwork Warned(IPNetwork range, YamlText text, ProblemList problems)
    {
        if (range.PrefixLength == 0)
            problems.Warning(text.Location, $"{Quote.Of(text.Value)} contains all addresses. Write a narrower range.");
        return range;
    }

    private static bool TryRead(
        string text, [NotNullWhen(true)] out IPNetwork? range, [NotNullWhen(false)] out string? mistake)
    {
        range = null;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!IPAddressText.TryRead(slash < 0 ? text : text[..slash], out var address))
        {
            mistake = $"{Quote.Of(text)} is neither an IP address nor a range of IP addresses. {Example}";
            return false;
        }
        var bits = address.GetAddressBytes().Length * 8;
        var length = bits;
        if (slash >= 0 && !(TryReadNumber(text.AsSpan(slash + 1), out length) && length <= bits))
        {
            mistake = $"{Quote.Of(text)} needs a prefix length from 0 to {bits} after its slash. {Example}";
            return false;
        }
        var first = FirstOf(address, length);
        mistake = first.Equals(address)
            ? null
            : $"{Quote.Of(text)} does not begin at the start of its range. "
                + $"Write `{first}/{length}`, or `{address}` for a single address.";
        range = mistake is null ? new IPNetwork(first, length) : null;
        return mistake is null;
    }

    private static bool TryReadNumber(ReadOnlySpan<char> digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static IPAddress FirstOf(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] &= (byte)(0xFF00 >> Math.Clamp(length - (8 * i), 0, 8));
        return new IPAddress(bytes);
    }
}
