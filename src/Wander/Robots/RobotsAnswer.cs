using Wander.Protocol.Findings;

namespace Wander.Robots;

/// <summary>The result of requesting the <c>robots.txt</c> of a site.</summary>
internal abstract record RobotsAnswer
{
    private RobotsAnswer()
    {
    }

    /// <summary>The rules of the site; they allow everything when the site has no <c>robots.txt</c>.</summary>
    /// <param name="Rules">The rules.</param>
    public sealed record Known(RobotsRules Rules) : RobotsAnswer;

    /// <summary>
    /// The file is unreachable. Until it can be read, no page of the site may be requested (RFC 9309, section 2.3.1.4).
    /// </summary>
    /// <param name="Failure">The reason.</param>
    public sealed record Unreachable(Failure Failure) : RobotsAnswer;
}
