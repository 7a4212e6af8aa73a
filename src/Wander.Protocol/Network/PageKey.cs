using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Wander.Protocol.Network;

/// <summary>
/// Where a page stands in an order, whether or not it is there any more: a list that was left after one page goes on behind
/// its place.
/// </summary>
/// <param name="Rank">By what the order ranks it; smaller is earlier.</param>
/// <param name="Id">The page's id, which decides between those of one rank.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PageKey(ulong Rank, PageId Id)
{
    // A time in milliseconds takes 42 bits until the year 2109; how many consoles recommend a page, the others.
    private const int TimeBits = 42;
    private const ulong MaximumTime = (1UL << TimeBits) - 1;
    private const ulong MaximumCount = (1UL << (64 - TimeBits)) - 1;

    private static readonly DateTimeOffset Epoch = DateTimeOffset.UnixEpoch;

    /// <summary>The key of a page in an order.</summary>
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

    /// <summary>Reads a key as <see cref="ToString"/> writes it, or an id alone; false for anything else.</summary>
    /// <param name="text">What came with a request.</param>
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

    /// <summary>The rank in hexadecimal digits, a dot, and the id; the id alone where there is no rank.</summary>
    public override string ToString() =>
        Rank == 0 ? Id.ToString() : string.Create(CultureInfo.InvariantCulture, $"{Rank:x}.{Id}");

    /// <summary>The same as one number.</summary>
    internal UInt128 Number => new(Rank, Id.Value);

    private static ulong Milliseconds(DateTimeOffset time) => time < Epoch ? 0 : (ulong)(time - Epoch).TotalMilliseconds;
}
