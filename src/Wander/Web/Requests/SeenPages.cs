using Wander.Protocol;
using Wander.Protocol.Network;

namespace Wander.Web.Requests;

/// <summary>
/// Reads and writes the <c>seen</c> parameter: the ids of the pages that a visitor saw last, separated by commas. The latest id
/// is the last one.
/// </summary>
public static class SeenPages
{
    // The length of 101 ids with commas. Wander itself never writes a longer value.
    private const int MaximumLength = (RecommendationPicker.MaximumSeen + 1) * (PageId.Length + 1);

    /// <summary>Reads the ids; the last 100 when there are more.</summary>
    /// <param name="text">The value of the parameter; null or empty when the visitor has seen no pages.</param>
    /// <param name="seen">The valid ids.</param>
    /// <returns>False when the value is too long or contains an invalid id.</returns>
    public static bool TryRead(string? text, out PageId[] seen)
    {
        seen = [];
        if (string.IsNullOrEmpty(text))
            return true;
        if (text.Length > MaximumLength)
            return false;
        var ids = new List<PageId>();
        var allRead = true;
        foreach (var range in text.AsSpan().Split(','))
        {
            if (PageId.TryParse(text.AsSpan(range), out var id))
                ids.Add(id);
            else
                allRead = false;
        }
        seen = [.. ids.TakeLast(RecommendationPicker.MaximumSeen)];
        return allRead;
    }

    /// <summary>Returns the history with a page added at its end. A page that it already contains moves to the end.</summary>
    public static PageId[] With(IEnumerable<PageId> seen, PageId latest) =>
        [.. seen.Where(id => id != latest).TakeLast(RecommendationPicker.MaximumSeen - 1), latest];

    /// <summary>Returns the ids in the format that <see cref="TryRead"/> reads.</summary>
    public static string Write(IEnumerable<PageId> seen) => string.Join(',', seen);
}
