using System.Collections.Immutable;

namespace Wander.Robots;

/// <summary>The rules in the <c>robots.txt</c> of a site that apply to this service (RFC 9309).</summary>
internal sealed class RobotsRules
{
    /// <summary>The product token of this service, case-insensitive (RFC 9309, section 2.2.1).</summary>
    public const string ProductToken = "wander";

    /// <summary>The maximum size of a <c>robots.txt</c> in bytes; the minimum is 500 KiB (RFC 9309, section 2.5).</summary>
    public const int MaximumBytes = 512 * 1024;

    /// <summary>The maximum number of rules; further rules are ignored.</summary>
    public const int MaximumRules = 2000;

    private const string RobotsPath = "/robots.txt";

    private readonly ImmutableArray<RobotsRule> _rules; // in descending order of precedence

    /// <summary>
    /// Creates the rules. Longer rules take precedence, and <c>allow</c> over <c>disallow</c> of the same length.
    /// </summary>
    public RobotsRules(IEnumerable<RobotsRule> rules) =>
        _rules = [.. rules.OrderByDescending(rule => rule.Length).ThenByDescending(rule => rule.Allows)];

    /// <summary>The rules of a site without a <c>robots.txt</c>.</summary>
    public static RobotsRules AllowAll { get; } = new([]);

    /// <summary>The approximate memory size in bytes.</summary>
    public int Size => _rules.Sum(rule => 64 + (2 * rule.Length));

    /// <summary>
    /// Parses a <c>robots.txt</c>. The rules for this service apply, or the general rules if there are none. Unknown lines are
    /// ignored, whatever bytes they contain.
    /// </summary>
    /// <param name="text">The file, of which only the first <see cref="MaximumBytes"/> are read.</param>
    public static RobotsRules Read(ReadOnlySpan<byte> text)
    {
        if (text.Length >= MaximumBytes)
        {
            // The last line may be truncated, and "Disallow: /" instead of "Disallow: /private/" would disallow the whole site. A
            // file of exactly the maximum size may have been truncated before.
            text = text[..MaximumBytes];
            text = text[..(text.LastIndexOfAny("\r\n"u8) + 1)];
        }
        return RobotsReader.Read(text);
    }

    /// <summary>Returns the rule that disallows an address of this site, as a line; null when the address is allowed.</summary>
    /// <param name="pathAndQuery">The path and query of the address.</param>
    public string? Forbids(string pathAndQuery)
    {
        var path = RobotsForm.OfPath(pathAndQuery);
        if (path == RobotsPath)
            return null; // always allowed (RFC 9309, section 2.2.2)
        foreach (var rule in _rules)
        {
            if (rule.Matches(path))
                return rule.Allows ? null : rule.ToString();
        }
        return null;
    }
}
