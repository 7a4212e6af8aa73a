using System.Collections.Immutable;
using System.Net.Http.Headers;

namespace Wander.Fetching;

/// <summary>
/// The headers of a response as they were received: all lines in their order, including empty ones. Both matter for framing, and
/// the parsed headers of .NET omit lines that are not valid.
/// </summary>
public sealed class HeaderLines
{
    private readonly ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> _lines;

    private HeaderLines(IEnumerable<KeyValuePair<string, HeaderStringValues>> headers) =>
        _lines = [.. headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToImmutableArray()))];

    /// <summary>Returns the headers of a response.</summary>
    internal static HeaderLines Of(HttpResponseMessage response) =>
        new(response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated));

    /// <summary>Returns the values of all lines with this name, ignoring case; empty when there are none.</summary>
    public ImmutableArray<string> All(string name)
    {
        foreach (var (key, values) in _lines)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
                return values;
        }
        return [];
    }

    /// <summary>Returns the value of the first line with this name; null when there is none.</summary>
    public string? First(string name) => All(name) is [var first, ..] ? first : null;
}
