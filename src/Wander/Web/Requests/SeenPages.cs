using Wander.Protocol;
using Wander.Protocol.Network;

namespace Wander.Web.Requests;

/// <summary>The visitor's last pages, as they travel with a request: ids with commas between them, the latest last.</summary>
public static class SeenPages
{
    // Room for the ids and a few commas more; what is longer is not ours.
    private const int MaximumLength = (RecommendationPicker.MaximumSeen + 1) * (PageId.Length + 1);

    /// <summary>Reads ids; of more than 100, the last 100.</summary>
    /// <param name="text">What came with the request; null and empty are no pages.</param>
    /// <param name="seen">The ids that could be read.</param>
    /// <returns>False when some of it is no list of ids.</returns>
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

    /// <summary>The same history with one more page at its end; a page that was there already moves to the end.</summary>
    public static PageId[] With(IEnumerable<PageId> seen, PageId latest) =>
        [.. seen.Where(id => id != latest).TakeLast(RecommendationPicker.MaximumSeen - 1), latest];

    /// <summary>Writes ids as <see cref="TryRead"/> reads them.</summary>
    public static string Write(IEnumerable<PageId> seen) => string.Join(',', seen);
}
