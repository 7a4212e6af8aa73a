using System.Buffers;
using System.Text;

namespace Wander.Robots;

/// <summary>
/// Normalises paths and patterns for comparison (RFC 9309, section 2.2.2). The result is ASCII: octets that a URL cannot
/// contain are percent-encoded, even if they are not valid UTF-8, and encoded unreserved characters are decoded. Hex digits
/// are upper case.
/// </summary>
/// <remarks>
/// Reserved characters stay as they are written, as in Google's parser. The example in the RFC encodes the slashes of a query,
/// but then no rule with a query would match a real address. Only literal <c>*</c> and <c>$</c> are always encoded, because
/// they have a special meaning in a pattern (section 2.2.3).
/// </remarks>
internal static class RobotsForm
{
    private static readonly SearchValues<byte> Unreserved =
        SearchValues.Create("-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private static readonly SearchValues<byte> Reserved = SearchValues.Create(":/?#[]@!&'()+,;="u8);

    /// <summary>Normalises a path with its query. A fragment is removed, and a missing leading slash is added.</summary>
    public static string OfPath(string pathAndQuery)
    {
        var fragment = pathAndQuery.IndexOf('#', StringComparison.Ordinal);
        var path = Write(Encoding.UTF8.GetBytes(fragment < 0 ? pathAndQuery : pathAndQuery[..fragment]), isPattern: false);
        return path.StartsWith('/') ? path : "/" + path;
    }

    /// <summary>Normalises a pattern. <c>*</c>, and <c>$</c> at the end, remain special characters.</summary>
    public static string OfPattern(ReadOnlySpan<byte> pattern) => Write(pattern, isPattern: true);

    private static string Write(ReadOnlySpan<byte> octets, bool isPattern)
    {
        var form = new StringBuilder(octets.Length);
        for (var i = 0; i < octets.Length; i++)
        {
            var octet = octets[i];
            var isEncoded = octet == '%' && TryReadHex(octets[(i + 1)..], out octet);
            if (isEncoded)
                i += 2;
            var isSpecial = isPattern && (octet == '*' || (octet == '$' && i == octets.Length - 1));
            if (Unreserved.Contains(octet) || (!isEncoded && (Reserved.Contains(octet) || isSpecial)))
                form.Append((char)octet);
            else
                form.Append('%').Append(Hex(octet >> 4)).Append(Hex(octet & 15));
        }
        return form.ToString();
    }

    // Returns false, and a literal percent sign, when no two hex digits follow.
    private static bool TryReadHex(ReadOnlySpan<byte> digits, out byte octet)
    {
        octet = (byte)'%';
        if (digits.Length < 2 || !char.IsAsciiHexDigit((char)digits[0]) || !char.IsAsciiHexDigit((char)digits[1]))
            return false;
        octet = (byte)((Value(digits[0]) << 4) | Value(digits[1]));
        return true;
    }

    private static int Value(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static char Hex(int value) => "0123456789ABCDEF"[value];
}
