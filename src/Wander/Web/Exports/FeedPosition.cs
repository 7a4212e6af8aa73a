using System.Globalization;
using Wander.Protocol;

namespace Wander.Web.Exports;

/// <summary>
/// The position of an entry in a feed whose newest entries come first: its time, its page, and the console that recommends the
/// page. New entries do not change the positions of existing ones, so a feed can be read in parts.
/// </summary>
/// <param name="Ticks">The time of the entry (UTC), in ticks.</param>
/// <param name="Page">The page of the entry.</param>
/// <param name="Console">The address of the recommending console; empty when the entry is about the page only.</param>
internal readonly record struct FeedPosition(long Ticks, PageId Page, string Console = "")
{
    private const char Separator = '.';

    /// <summary>Compares two positions in feed order; less than 0 when <paramref name="one"/> comes first.</summary>
    public static int Compare(FeedPosition one, FeedPosition other)
    {
        if (one.Ticks != other.Ticks)
            return other.Ticks.CompareTo(one.Ticks);
        return one.Page != other.Page
            ? one.Page.Value.CompareTo(other.Page.Value)
            : string.CompareOrdinal(one.Console, other.Console);
    }

    /// <summary>Parses a position in the format of <see cref="ToString"/>.</summary>
    /// <param name="text">The value of the parameter; null or empty for the first part.</param>
    /// <param name="place">The position; null for the first part.</param>
    /// <returns>False when the text is not a position.</returns>
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

    /// <summary>The position as the value of the <c>after</c> parameter.</summary>
    public override string ToString()
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{Ticks}{Separator}{Page}");
        return Console.Length == 0 ? place : place + Separator + Console;
    }
}
