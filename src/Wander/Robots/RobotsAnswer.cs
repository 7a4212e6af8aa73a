using Wander.Protocol.Findings;

namespace Wander.Robots;

/// <summary>What is known of a site's <c>robots.txt</c>.</summary>
internal abstract record RobotsAnswer
{
    private RobotsAnswer()
    {
    }

    /// <summary>The rules in force; those that allow all where the site has no <c>robots.txt</c>.</summary>
    /// <param name="Rules">The rules.</param>
    public sealed record Known(RobotsRules Rules) : RobotsAnswer;

    /// <summary>The site could not say, and until it can nothing may be asked of it (RFC 9309, section 2.3.1.4).</summary>
    /// <param name="Failure">Why.</param>
    public sealed record Unreachable(Failure Failure) : RobotsAnswer;
}
