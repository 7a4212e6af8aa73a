using System.Globalization;

namespace Wander.Web.Requests;

/// <summary>Reads the parameter that limits the length of a list in a response.</summary>
internal static class Paging
{
    /// <summary>The maximum number of entries in one response.</summary>
    public const int MaximumLimit = 1000;

    private const int DefaultLimit = 100;

    /// <summary>Reads <c>limit</c>, 1 to 1000; null and empty mean 100.</summary>
    public static bool TryReadLimit(string? text, out int limit)
    {
        limit = DefaultLimit;
        return string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit)
                && limit is >= 1 and <= MaximumLimit);
    }
}
