using System.Globalization;
using Wander.Protocol;

namespace Wander.Web.Exports;

/// <summary>
/// A place in a feed, the newest first: when, which page, and which console recommends it where that counts. Entries keep their
/// places while newer ones come before them, so a feed can be read in parts.
/// </summary>
/// <param name="Ticks">The entry's time (UTC).</param>
/// <param name="Page">Its page.</param>
/// <param name="Console">The console's address; empty where an entry is a page's alone.</param>
internal readonly record struct FeedPosition(long Ticks, PageId Page, string Console = "")
{
    private const char Separator = '.';

    /// <summary>The order of a feed: less than 0 where one stands before the other, the newest first.</summary>
    public static int Compare(FeedPosition one, FeedPosition other)
    {
        if (one.Ticks != other.Ticks)
            return other.Ticks.CompareTo(one.Ticks);
        return one.Page != other.Page
            ? one.Page.Value.CompareTo(other.Page.Value)
            : string.CompareOrdinal(one.Console, other.Console);
    }

    /// <summary>Reads a place as <see cref="ToString"/> writes it; nothing is the beginning, before all places.</summary>
    /// <param name="text">What came with a request.</param>
    /// <param name="place">The place; null for the beginning.</param>
    /// <returns>False when it is no place.</returns>
    public static bool TryParse(string? text, out FeedPosition? place)
    {
        place = null;
        if (string.IsNullOrEmpty(text))
            return true;
        var parts = text.Split(Separator, 3);
        if (parts.Length > 1
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && PageId.TryParse(parts[1], out var page))
            place = new FeedPosition(ticks, page, parts.ElementAtOrDefault(2) ?? "");
        return place is not null;
    }

    /// <summary>The place as it travels with a request.</summary>
    public override string ToString()
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{Ticks}{Separator}{Page}");
        return Console.Length == 0 ? place : place + Separator + Console;
    }
}
