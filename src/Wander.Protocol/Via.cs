using System.Buffers;
using System.Globalization;
using System.Text;

namespace Wander.Protocol;

/// <summary>
/// The <c>via</c> parameter: how the owner of a page learns which console sent the visitor (design, section 5;
/// <c>vectors/via.json</c>).
/// </summary>
public static class Via
{
    // What encodeURIComponent leaves alone, and ":" and "/" so that an address stays readable in the page owner's logs.
    private static readonly SearchValues<byte> Readable = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'():/"u8);

    /// <summary>
    /// The address that the frame loads: <paramref name="page"/> with <c>via=<paramref name="via"/></c> at the end of its query.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="via">A console's address, or <c>wander-</c> and a version; any text is encoded.</param>
    public static string AppendTo(PageAddress page, string via)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(via);
        var hash = page.Value.IndexOf('#', StringComparison.Ordinal);
        var beforeFragment = hash < 0 ? page.Value : page.Value[..hash];
        var fragment = hash < 0 ? "" : page.Value[hash..];
        var separator = beforeFragment.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return $"{beforeFragment}{separator}via={Encode(via)}{fragment}";
    }

    /// <summary>
    /// The page that <see cref="AppendTo"/> made <paramref name="address"/> of; an address without this <c>via</c> at its end is
    /// left as it is.
    /// </summary>
    /// <param name="address">Where redirects led: most sites hand a query on.</param>
    /// <param name="via">What was appended.</param>
    public static PageAddress RemoveFrom(PageAddress address, string via)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(via);
        var hash = address.Value.IndexOf('#', StringComparison.Ordinal);
        var beforeFragment = hash < 0 ? address.Value : address.Value[..hash];
        var parameter = $"via={Encode(via)}";
        var page = beforeFragment.EndsWith("?" + parameter, StringComparison.Ordinal)
            || beforeFragment.EndsWith("&" + parameter, StringComparison.Ordinal)
                ? beforeFragment[..^(parameter.Length + 1)] + address.Value[beforeFragment.Length..]
                : address.Value;
        return PageAddress.TryParse(page, out var removed) ? removed : address;
    }

    private static string Encode(string value)
    {
        var encoded = new StringBuilder(value.Length);
        foreach (var unit in Encoding.UTF8.GetBytes(value))
        {
            if (Readable.Contains(unit))
                encoded.Append((char)unit);
            else
                encoded.Append(CultureInfo.InvariantCulture, $"%{unit:X2}");
        }
        return encoded.ToString();
    }
}
