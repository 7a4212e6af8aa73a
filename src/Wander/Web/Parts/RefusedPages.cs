using Wander.Protocol.Findings;
using Wander.Protocol.Network;

namespace Wander.Web.Parts;

/// <summary>The pages that were looked at and are not shown.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Verdicts">How many have each verdict, the most frequent first; verdicts that none has are left out.</param>
/// <param name="First">The first of them.</param>
internal sealed record RefusedPages(
    int Count, IReadOnlyList<KeyValuePair<Verdict, int>> Verdicts, IReadOnlyList<NetworkPage> First)
{
    /// <summary>None.</summary>
    public static RefusedPages None { get; } = new(0, [], []);

    /// <summary>Those of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="maximum">How many are wanted themselves.</param>
    public static RefusedPages Of(NetworkSnapshot network, int maximum)
    {
        var refused = network.Pages.Where(page => page.Verdict is not (Verdict.Embeddable or Verdict.Unchecked));
        var verdicts = refused.CountBy(page => page.Verdict).OrderByDescending(verdict => verdict.Value).ToList();
        return new RefusedPages(verdicts.Sum(verdict => verdict.Value), verdicts, [.. refused.Take(maximum)]);
    }
}
