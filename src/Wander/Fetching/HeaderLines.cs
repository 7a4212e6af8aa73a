using System.Collections.Immutable;
using System.Net.Http.Headers;

namespace Wander.Fetching;

/// <summary>
/// The headers of an answer as they came: every line, empty ones included, in their order. For framing both count, and .NET's
/// own view of them drops lines that it cannot read (design, section 14).
/// </summary>
public sealed class HeaderLines
{
    private readonly ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> _lines;

    private HeaderLines(IEnumerable<KeyValuePair<string, HeaderStringValues>> headers) =>
        _lines = [.. headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToImmutableArray()))];

    /// <summary>The headers of an answer.</summary>
    internal static HeaderLines Of(HttpResponseMessage response) =>
        new(response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated));

    /// <summary>The values of all lines with this name, whatever its case; empty when there are none.</summary>
    public ImmutableArray<string> All(string name)
    {
        foreach (var (key, values) in _lines)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
                return values;
        }
        return [];
    }

    /// <summary>The value of the first line with this name; null when there is none.</summary>
    public string? First(string name) => All(name) is [var first, ..] ? first : null;
}
