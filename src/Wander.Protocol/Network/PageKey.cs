using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Wander.Protocol.Network;

/// <summary>
/// The sort key of a page in an order. It stays valid when the page is removed, so a list that was read up to this page can
/// be continued after it.
/// </summary>
/// <param name="Rank">The primary sort key; smaller is earlier.</param>
/// <param name="Id">The id of the page, which decides between pages of the same rank.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PageKey(ulong Rank, PageId Id)
{
    // A time in milliseconds needs 42 bits until the year 2109; the number of recommenders gets the other 22 bits.
    private const int TimeBits = 42;
    private const ulong MaximumTime = (1UL << TimeBits) - 1;
    private const ulong MaximumCount = (1UL << (64 - TimeBits)) - 1;

    private static readonly DateTimeOffset Epoch = DateTimeOffset.UnixEpoch;

    /// <summary>Returns the key of a page in an order.</summary>
    public static PageKey Of(NetworkPage page, PageOrder order) => new(
        order switch
        {
            PageOrder.Newest => ulong.MaxValue - (ulong)page.FirstSeen.UtcTicks,
            PageOrder.MostRecommended => ulong.MaxValue
                - ((Math.Min((ulong)page.Recommenders.Count, MaximumCount) << TimeBits) | Math.Min(
                    Milliseconds(page.FirstSeen), MaximumTime)),
            _ => 0,
        },
        page.Address.Id);

    /// <summary>Parses a key that <see cref="ToString"/> wrote, or a page id. Returns false for any other text.</summary>
    /// <param name="text">A text from a request.</param>
    /// <param name="key">The key.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out PageKey key)
    {
        key = default;
        if (text is null || text.Length < PageId.Length || !PageId.TryParse(text.AsSpan(text.Length - PageId.Length), out var id))
            return false;
        var rank = 0UL;
        if (text.Length > PageId.Length
            && (text[^(PageId.Length + 1)] != '.' || !ulong.TryParse(
                text.AsSpan(0, text.Length - PageId.Length - 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
                    out rank)))
            return false;
        key = new PageKey(rank, id);
        return true;
    }

    /// <summary>The rank in hexadecimal digits, a dot and the id; only the id when the rank is 0.</summary>
    public override string ToString() =>
        Rank == 0 ? Id.ToString() : string.Create(CultureInfo.InvariantCulture, $"{Rank:x}.{Id}");

    /// <summary>The key as one number, which sorts like the key.</summary>
    internal UInt128 Number => new(Rank, Id.Value);

    private static ulong Milliseconds(DateTimeOffset time) => time < Epoch ? 0 : (ulong)(time - Epoch).TotalMilliseconds;
}
