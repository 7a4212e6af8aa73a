using System.Buffers;

namespace Wander.Configuration;

/// <summary>A pattern and its reason as one line to paste.</summary>
internal static class IgnoreLine
{
    // After http:// or https://, or in a name with a dot, these mean nothing else in YAML, wherever they stand.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/*+=@%$()");

    /// <summary>Below <c>ignore:</c> in the settings: <c>- https://*.example.com/</c>.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="reason">Why; may be null.</param>
    public static string InSettings(string pattern, string? reason) =>
        reason is null ? $"- {Scalar(pattern)}" : $"- {{pattern: {Scalar(pattern)}, reason: {Quoted(reason)}}}";

    /// <summary>In an ignore file: <c>https://*.example.com/ # reason</c>.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="reason">Why; may be null.</param>
    public static string InFile(string pattern, string? reason) => reason is null ? pattern : $"{pattern} # {reason}";

    private static string Scalar(string pattern)
    {
        var rest = pattern.AsSpan();
        var isWhole = TryTake(ref rest, "https://") || TryTake(ref rest, "http://") || (char.IsAsciiLetter(pattern[0]) && pattern.Contains('.'));
        return isWhole && !rest.ContainsAnyExcept(Plain) ? pattern : Quoted(pattern);
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static bool TryTake(ref ReadOnlySpan<char> text, string start)
    {
        var isThere = text.StartsWith(start, StringComparison.Ordinal);
        if (isThere)
            text = text[start.Length..];
        return isThere;
    }
}
