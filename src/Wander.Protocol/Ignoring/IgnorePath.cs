using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Wander.Protocol.Ignoring;

/// <summary>
/// Normalises the path of a URL or a pattern for comparison: only the necessary characters are percent-encoded, all
/// characters are in lower case (encoded ones too), and dot segments are removed.
/// </summary>
internal static class IgnorePath
{
    // RFC 3986, section 3.3, and square brackets, which neither browsers nor .NET encode.
    private static readonly SearchValues<char> Usual = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@/[]");

    // RFC 3986, section 2.3: the encoded and the literal character are equivalent.
    private static readonly SearchValues<char> Unreserved = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~");

    /// <summary>Returns whether a path contains encoded characters, or characters that must be encoded.</summary>
    public static bool HasUnusual(ReadOnlySpan<char> path) => path.ContainsAnyExcept(Usual);

    /// <summary>Returns the normalised path.</summary>
    public static string Of(ReadOnlySpan<char> written)
    {
        var path = HasUnusual(written) ? LowerRunes(Units(written)) : written.ToString().ToLowerInvariant();
        return path.Contains("/.", StringComparison.Ordinal) ? WithoutDotSegments(path) : path;
    }

    // Returns the path in UTF-8, in which only reserved characters and characters that are not valid in a path are encoded.
    private static List<byte> Units(ReadOnlySpan<char> written)
    {
        var units = new List<byte>(written.Length);
        Span<byte> encoded = stackalloc byte[4];
        while (!written.IsEmpty)
        {
            if (TryTakeEncoded(ref written, out var unit))
            {
                AddDecoded(units, unit);
                continue;
            }
            Rune.DecodeFromUtf16(written, out var rune, out var length); // a lone surrogate becomes U+FFFD, as in a browser
            written = written[length..];
            if (rune.Value == '\\')
                units.Add((byte)'/');
            else if (!rune.IsAscii)
                units.AddRange(encoded[..rune.EncodeToUtf8(encoded)]);
            else if (Usual.Contains((char)rune.Value))
                units.Add((byte)rune.Value);
            else
                AddEncoded(units, (byte)rune.Value);
        }
        return units;
    }

    private static bool TryTakeEncoded(ref ReadOnlySpan<char> written, out byte unit)
    {
        unit = 0;
        if (written is not ['%', var high, var low, ..] || !char.IsAsciiHexDigit(high) || !char.IsAsciiHexDigit(low))
            return false;
        unit = Convert.FromHexString(written[1..3])[0];
        written = written[3..];
        return true;
    }

    private static void AddDecoded(List<byte> units, byte unit)
    {
        if (!Ascii.IsValid(unit) || Unreserved.Contains((char)unit))
            units.Add(unit);
        else
            AddEncoded(units, unit);
    }

    private static void AddEncoded(List<byte> units, byte unit)
    {
        units.Add((byte)'%');
        units.AddRange(Encoding.ASCII.GetBytes(Convert.ToHexStringLower([unit])));
    }

    private static string LowerRunes(List<byte> units)
    {
        var path = new StringBuilder(units.Count);
        Span<byte> encoded = stackalloc byte[4];
        var rest = CollectionsMarshal.AsSpan(units);
        while (!rest.IsEmpty)
        {
            var isCharacter = Rune.DecodeFromUtf8(rest, out var rune, out var length) == OperationStatus.Done;
            var lower = Rune.ToLowerInvariant(rune);
            if (isCharacter && lower.IsAscii)
                path.Append((char)lower.Value);
            else
                AppendEncoded(path, isCharacter ? encoded[..lower.EncodeToUtf8(encoded)] : rest[..length]);
            rest = rest[length..];
        }
        return path.ToString();
    }

    private static void AppendEncoded(StringBuilder path, ReadOnlySpan<byte> units)
    {
        foreach (var unit in units)
            path.Append('%').Append(Convert.ToHexStringLower([unit]));
    }

    // RFC 3986, section 5.2.4.
    private static string WithoutDotSegments(string path)
    {
        var segments = path.Split('/');
        var kept = new List<string>(segments.Length) { segments[0] };
        foreach (var segment in segments.AsSpan(1))
        {
            if (segment is ".." && kept.Count > 1)
                kept.RemoveAt(kept.Count - 1);
            else if (segment is not ("." or ".."))
                kept.Add(segment);
        }
        if (segments[^1] is "." or "..")
            kept.Add("");
        return string.Join('/', kept);
    }
}
