using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using Wander.Configuration.Yaml;
using Wander.Text;

namespace Wander.Configuration.Reading;

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
                ranges.Add(Warned(range.Value, text, section.Problems));
            else
                section.Problems.Error(text.Location, mistake);
        }
        return ranges.DrainToImmutable();
    }

    private static IPNetwork Warned(IPNetwork range, YamlText text, ProblemList problems)
    {
        if (range.PrefixLength == 0)
            problems.Warning(text.Location, $"{Quote.Of(text.Value)} is every address there is: write the range that you mean");
        return range;
    }

    private static bool TryRead(
        string text, [NotNullWhen(true)] out IPNetwork? range, [NotNullWhen(false)] out string? mistake)
    {
        range = null;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!IPAddressText.TryRead(slash < 0 ? text : text[..slash], out var address))
        {
            mistake = $"{Quote.Of(text)} is no IP address and no range of them: {Example}";
            return false;
        }
        var bits = address.GetAddressBytes().Length * 8;
        var length = bits;
        if (slash >= 0 && !(TryReadNumber(text.AsSpan(slash + 1), out length) && length <= bits))
        {
            mistake = $"{Quote.Of(text)} has no length from 0 to {bits} behind its slash: {Example}";
            return false;
        }
        var first = FirstOf(address, length);
        mistake = first.Equals(address)
            ? null
            : $"{Quote.Of(text)} begins inside its range: write {first}/{length}, or {address} for this one address";
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
