using System.Globalization;

namespace Wander.Web.Requests;

/// <summary>How much of a list goes into one answer.</summary>
internal static class Paging
{
    /// <summary>The most entries in one answer.</summary>
    public const int MaximumLimit = 1000;

    private const int UsualLimit = 100;

    /// <summary>Reads <c>limit</c>; nothing is 100.</summary>
    public static bool TryReadLimit(string? text, out int limit)
    {
        limit = UsualLimit;
        return string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit)
                && limit is >= 1 and <= MaximumLimit);
    }
}
