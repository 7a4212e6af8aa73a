using System.Collections.Immutable;

namespace Wander.Robots;

/// <summary>What one site's <c>robots.txt</c> says to us (RFC 9309).</summary>
internal sealed class RobotsRules
{
    /// <summary>The name by which a site addresses us, in any case (section 2.2.1).</summary>
    public const string ProductToken = "wander";

    /// <summary>How much of a <c>robots.txt</c> is read, in octets; the RFC asks for 500 KiB at least (section 2.5).</summary>
    public const int MaximumBytes = 512 * 1024;

    /// <summary>How many rules count; what follows them does not.</summary>
    public const int MaximumRules = 2000;

    private const string RobotsPath = "/robots.txt";

    private readonly ImmutableArray<RobotsRule> _rules; // the most specific first

    /// <summary>The rules of one group, in any order; of equally long ones those that allow win.</summary>
    public RobotsRules(IEnumerable<RobotsRule> rules) =>
        _rules = [.. rules.OrderByDescending(rule => rule.Length).ThenByDescending(rule => rule.Allows)];

    /// <summary>The rules of a site that has none.</summary>
    public static RobotsRules AllowAll { get; } = new([]);

    /// <summary>About how much memory they take, in bytes.</summary>
    public int Size => _rules.Sum(rule => 64 + (2 * rule.Length));

    /// <summary>
    /// Reads a <c>robots.txt</c>: those of its rules that are for us, else those for everybody, else none. Lines that say
    /// nothing that we know are skipped, whatever bytes they contain.
    /// </summary>
    /// <param name="text">The file; beyond <see cref="MaximumBytes"/> it does not count.</param>
    public static RobotsRules Read(ReadOnlySpan<byte> text)
    {
        if (text.Length >= MaximumBytes)
        {
            // Half of "Disallow: /private/" would forbid everything. Exactly as long as the bound is as if cut there.
            text = text[..MaximumBytes];
            text = text[..(text.LastIndexOfAny("\r\n"u8) + 1)];
        }
        return RobotsReader.Read(text);
    }

    /// <summary>The line that forbids an address of this site; null when it may be visited.</summary>
    /// <param name="pathAndQuery">The address from its first slash on.</param>
    public string? Forbids(string pathAndQuery)
    {
        var path = RobotsForm.OfPath(pathAndQuery);
        if (path == RobotsPath)
            return null; // always allowed (section 2.2.2)
        foreach (var rule in _rules)
        {
            if (rule.Matches(path))
                return rule.Allows ? null : rule.ToString();
        }
        return null;
    }
}
