using System.Collections.Immutable;

namespace Wander.Fetching;

/// <summary>Parses a header whose values are a list, several lines, or both.</summary>
internal static class HeaderValues
{
    /// <summary>
    /// Splits at the commas outside quotes, and keeps empty values (Fetch Standard, "get, decode, and split"). A quote that is
    /// not closed extends to the end.
    /// </summary>
    /// <param name="lines">The raw values of all lines of one header, in order.</param>
    public static ImmutableArray<string> Split(IEnumerable<string> lines)
    {
        var all = lines as IReadOnlyCollection<string> ?? [.. lines];
        if (all.Count == 0)
            return [];
        var text = string.Join(", ", all);
        var values = ImmutableArray.CreateBuilder<string>();
        var start = 0;
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && isQuoted)
            {
                i++;
            }
            else if (text[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (text[i] == ',' && !isQuoted)
            {
                values.Add(text[start..i].Trim(' ', '\t'));
                start = i + 1;
            }
        }
        values.Add(text[start..].Trim(' ', '\t'));
        return values.DrainToImmutable();
    }
}
