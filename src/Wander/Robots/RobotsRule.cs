namespace Wander.Robots;

/// <summary>One <c>allow</c> or <c>disallow</c> line (RFC 9309, section 2.2.2).</summary>
internal sealed class RobotsRule
{
    /// <summary>
    /// The maximum length of a normalised pattern in characters, which is also the maximum length of an address.
    /// </summary>
    public const int MaximumLength = 2048;

    private const int LongestShown = 100;

    private readonly string _pattern;

    private RobotsRule(bool allows, string pattern) => (Allows, _pattern) = (allows, pattern);

    /// <summary>True for <c>allow</c>, false for <c>disallow</c>.</summary>
    public bool Allows { get; }

    /// <summary>The length of the normalised pattern in octets, including wildcards: longer rules take precedence.</summary>
    public int Length => _pattern.Length;

    /// <summary>Parses a rule. Returns null when the pattern is empty or too long, so that the rule has no effect.</summary>
    public static RobotsRule? Read(bool allows, ReadOnlySpan<byte> pattern)
    {
        var form = RobotsForm.OfPattern(pattern);
        return form.Length is > 0 and <= MaximumLength ? new RobotsRule(allows, form) : null;
    }

    /// <summary>
    /// Returns true when the pattern matches the beginning of the path, or the complete path if the pattern ends with <c>$</c>.
    /// </summary>
    /// <param name="path">A path that <see cref="RobotsForm.OfPath"/> has normalised.</param>
    /// <remarks>
    /// Each literal between two wildcards is matched at its first occurrence, and the last one before <c>$</c> at the end.
    /// Matching never backtracks, so many wildcards are not expensive.
    /// </remarks>
    public bool Matches(ReadOnlySpan<char> path)
    {
        var toEnd = _pattern.EndsWith('$');
        var pattern = toEnd ? _pattern.AsSpan(..^1) : _pattern;
        var star = pattern.IndexOf('*');
        if (star < 0)
            return toEnd ? path.SequenceEqual(pattern) : path.StartsWith(pattern);
        if (!path.StartsWith(pattern[..star]))
            return false;
        path = path[star..];
        var tail = toEnd ? pattern.LastIndexOf('*') + 1 : pattern.Length;
        foreach (var piece in pattern[star..tail].Split('*'))
        {
            var literal = pattern[star..tail][piece];
            var at = path.IndexOf(literal);
            if (at < 0)
                return false;
            path = path[(at + literal.Length)..];
        }
        return path.EndsWith(pattern[tail..]);
    }

    /// <summary>
    /// Returns the rule as a line for people, with at most 100 characters: <c>Disallow: /private/</c>. The normalised pattern
    /// contains only printable ASCII characters.
    /// </summary>
    public override string ToString()
    {
        var line = $"{(Allows ? "Allow" : "Disallow")}: {_pattern}";
        return line.Length > LongestShown ? line[..(LongestShown - 1)] + "…" : line;
    }
}
