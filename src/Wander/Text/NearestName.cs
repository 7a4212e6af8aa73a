namespace Wander.Text;

/// <summary>Suggests a known name for a misspelled one.</summary>
public static class NearestName
{
    private const int LongestName = 40;

    /// <summary>
    /// Returns the known name that is closest to a text: the same word in another spelling (<c>perHost</c>, <c>per-host</c>), or
    /// a word in which at most about one letter in four is wrong, missing, extra or swapped.
    /// </summary>
    /// <param name="text">The misspelled name, of any length.</param>
    /// <param name="names">The known names, in lower or upper snake case.</param>
    /// <returns>The closest name; null when none is close enough.</returns>
    public static string? Of(string text, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(names);
        if (text.Length > LongestName)
            return null;
        var written = Letters(text);
        var nearest = names
            .Select(name => (Name: name, Distance: Distance(written, Letters(name))))
            .DefaultIfEmpty((Name: "", Distance: int.MaxValue))
            .MinBy(candidate => candidate.Distance);
        return nearest.Distance <= (nearest.Name.Length + 2) / 4 ? nearest.Name : null;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    // The optimal string alignment distance: a Levenshtein distance that counts two swapped letters as one mistake.
    private static int Distance(string one, string other)
    {
        var before = new int[other.Length + 1];
        var previous = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var current = new int[other.Length + 1];
            current[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = previous[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
            }
            (before, previous) = (previous, current);
        }
        return previous[other.Length];
    }
}
