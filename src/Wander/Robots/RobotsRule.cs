namespace Wander.Robots;

/// <summary>One <c>allow</c> or <c>disallow</c> line (RFC 9309, section 2.2.2).</summary>
internal sealed class RobotsRule
{
    /// <summary>The longest pattern, in characters of its one form: no address that we know is longer.</summary>
    public const int MaximumLength = 2048;

    private const int LongestShown = 100;

    private readonly string _pattern;

    private RobotsRule(bool allows, string pattern) => (Allows, _pattern) = (allows, pattern);

    /// <summary>True for <c>allow</c>, false for <c>disallow</c>.</summary>
    public bool Allows { get; }

    /// <summary>By how many octets this rule is specific: those of its pattern in its one form, stars included.</summary>
    public int Length => _pattern.Length;

    /// <summary>A rule, or null for one that says nothing: an empty pattern, or one that is longer than any address.</summary>
    public static RobotsRule? Read(bool allows, ReadOnlySpan<byte> pattern)
    {
        var form = RobotsForm.OfPattern(pattern);
        return form.Length is > 0 and <= MaximumLength ? new RobotsRule(allows, form) : null;
    }

    /// <summary>True when the pattern fits the beginning of the path, or all of it where the pattern ends in <c>$</c>.</summary>
    /// <param name="path">A path in the form of <see cref="RobotsForm.OfPath"/>.</param>
    /// <remarks>
    /// Each piece between stars is taken at the first place where it fits, and the last before <c>$</c> at the end: there is
    /// nothing to go back to, however many stars.
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
    /// The line, for people: <c>Disallow: /private/</c>, at most 100 characters, the pattern in its one form and so without
    /// control characters or anything else that deceives.
    /// </summary>
    public override string ToString()
    {
        var line = $"{(Allows ? "Allow" : "Disallow")}: {_pattern}";
        return line.Length > LongestShown ? line[..(LongestShown - 1)] + "…" : line;
    }
}
