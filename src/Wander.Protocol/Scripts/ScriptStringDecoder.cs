using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Wander.Protocol.Scripts;

/// <summary>The value of a string, template or name that contains escapes (ECMAScript 2025, sections 12.9.4 and B.1.2).</summary>
internal static class ScriptStringDecoder
{
    private const int StackCharacters = 256;

    /// <summary>Decodes what is between the quotes.</summary>
    /// <param name="raw">The text without its quotes.</param>
    /// <param name="value">The value; it is never longer than the text.</param>
    /// <returns>False where an escape is none, which a browser refuses.</returns>
    public static bool TryDecode(ReadOnlySpan<char> raw, [NotNullWhen(true)] out string? value)
    {
        var rented = raw.Length > StackCharacters ? ArrayPool<char>.Shared.Rent(raw.Length) : null;
        var buffer = rented ?? stackalloc char[StackCharacters];
        value = TryDecode(raw, buffer, out var length) ? new string(buffer[..length]) : null;
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return value is not null;
    }

    /// <summary>Decodes a name; where its escapes are none it stays as it is and equals no name that counts.</summary>
    public static string DecodeName(ReadOnlySpan<char> raw) => TryDecode(raw, out var value) ? value : raw.ToString();

    private static bool TryDecode(ReadOnlySpan<char> raw, Span<char> buffer, out int length)
    {
        length = 0;
        while (!raw.IsEmpty)
        {
            var plain = raw.IndexOfAny('\\', '\r');
            plain = plain < 0 ? raw.Length : plain;
            raw[..plain].CopyTo(buffer[length..]);
            length += plain;
            raw = raw[plain..];
            if (raw.IsEmpty)
                break;
            var read = raw[0] == '\r' ? ReadLineEnd(raw, buffer, ref length) : ReadEscape(raw, buffer, ref length);
            if (read == 0)
                return false;
            raw = raw[read..];
        }
        return true;
    }

    // Only in templates: whatever a line of the file ends in, the value has \n.
    private static int ReadLineEnd(ReadOnlySpan<char> raw, Span<char> buffer, ref int length)
    {
        buffer[length++] = '\n';
        return raw.StartsWith("\r\n") ? 2 : 1;
    }

    // How many characters the escape has; 0 where it is none.
    private static int ReadEscape(ReadOnlySpan<char> raw, Span<char> buffer, ref int length)
    {
        if (raw.Length < 2)
            return 0;
        switch (raw[1])
        {
            case '\r' when raw.StartsWith("\\\r\n"):
                return 3;
            case '\n' or '\r' or '\u2028' or '\u2029':
                return 2;
            case 'x':
                return ReadHexadecimal(raw, 2, 2, buffer, ref length);
            case 'u' when raw.StartsWith("\\u{"):
                return ReadCodePoint(raw, buffer, ref length);
            case 'u':
                return ReadHexadecimal(raw, 2, 4, buffer, ref length);
            case >= '0' and <= '7':
                return ReadOctal(raw, buffer, ref length);
            default:
                buffer[length++] = raw[1] switch
                {
                    'b' => '\b',
                    'f' => '\f',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'v' => '\v',
                    var other => other,
                };
                return 2;
        }
    }

    private static int ReadHexadecimal(ReadOnlySpan<char> raw, int start, int digits, Span<char> buffer, ref int length)
    {
        if (raw.Length < start + digits || !TryParse(raw.Slice(start, digits), out var value))
            return 0;
        buffer[length++] = (char)value;
        return start + digits;
    }

    private static int ReadCodePoint(ReadOnlySpan<char> raw, Span<char> buffer, ref int length)
    {
        var end = raw.IndexOf('}');
        if (end < 0)
            return 0;
        var digits = raw[3..end].TrimStart('0');
        var value = 0;
        if (end == 3 || digits.Length > 6 || (!digits.IsEmpty && !TryParse(digits, out value)) || value > 0x10ffff)
            return 0;
        if (value > 0xffff)
        {
            buffer[length++] = (char)(0xd800 + ((value - 0x10000) >> 10));
            buffer[length++] = (char)(0xdc00 + ((value - 0x10000) & 0x3ff));
        }
        else
            buffer[length++] = (char)value;
        return end + 1;
    }

    private static int ReadOctal(ReadOnlySpan<char> raw, Span<char> buffer, ref int length)
    {
        var most = raw[1] <= '3' ? 4 : 3;
        var end = 1;
        var value = 0;
        while (end < raw.Length && end < most && raw[end] is >= '0' and <= '7')
            value = (value * 8) + (raw[end++] - '0');
        buffer[length++] = (char)value;
        return end;
    }

    private static bool TryParse(ReadOnlySpan<char> digits, out int value) =>
        int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}
