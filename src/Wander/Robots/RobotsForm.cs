using System.Buffers;
using System.Text;

namespace Wander.Robots;

/// <summary>
/// The one form in which paths and patterns are compared (RFC 9309, section 2.2.2), in ASCII: what a URL cannot contain is
/// percent-encoded octet by octet, valid UTF-8 or not; what need not be encoded is decoded; hex digits are capitals.
/// </summary>
/// <remarks>
/// Reserved characters stay as they are written, as in Google's parser: the RFC's own example would encode the slashes of a
/// query, and then no rule for a query would match a real address. Only <c>*</c> and <c>$</c>, which mean something else in a
/// pattern, are always encoded where they stand for themselves (section 2.2.3).
/// </remarks>
internal static class RobotsForm
{
    private static readonly SearchValues<byte> Unreserved =
        SearchValues.Create("-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private static readonly SearchValues<byte> Reserved = SearchValues.Create(":/?#[]@!&'()+,;="u8);

    /// <summary>The form of a path with its query; a fragment does not count, and a missing first slash is added.</summary>
    public static string OfPath(string pathAndQuery)
    {
        var fragment = pathAndQuery.IndexOf('#', StringComparison.Ordinal);
        var path = Write(Encoding.UTF8.GetBytes(fragment < 0 ? pathAndQuery : pathAndQuery[..fragment]), isPattern: false);
        return path.StartsWith('/') ? path : "/" + path;
    }

    /// <summary>The form of a pattern, where <c>*</c> anywhere and <c>$</c> at the end stay what they are.</summary>
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

    // What does not begin an escape is a percent sign that stands for itself.
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
