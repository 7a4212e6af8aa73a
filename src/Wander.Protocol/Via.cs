using System.Buffers;
using System.Globalization;
using System.Text;

namespace Wander.Protocol;

/// <summary>
/// The <c>via</c> query parameter, which shows the owner of a page which console sent the visitor
/// (src/Wander.Protocol/README.md#via).
/// </summary>
public static class Via
{
    // The characters that encodeURIComponent does not encode, plus ":" and "/", so that an address stays readable in the
    // logs of the page's owner.
    private static readonly SearchValues<byte> Readable = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'():/"u8);

    /// <summary>
    /// Returns the address that the frame loads: <paramref name="page"/> with <c>via=<paramref name="via"/></c> at the end
    /// of its query.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="via">
    /// The address of a console, or <c>wander-</c> and a version. Any text is accepted and encoded.
    /// </param>
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
    /// Removes the parameter that <see cref="AppendTo"/> added. Returns the same address when its query does not end with
    /// this <c>via</c>.
    /// </summary>
    /// <param name="address">
    /// An address, usually the target of a redirect: most sites keep the query when they redirect.
    /// </param>
    /// <param name="via">The value that was added.</param>
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
