using Wander.Protocol.Findings;
using Wander.Protocol.Network;

namespace Wander.Web.Parts;

/// <summary>The checked pages that cannot be shown.</summary>
/// <param name="Count">The number of pages.</param>
/// <param name="Verdicts">The verdicts and their numbers of pages, the most frequent first, without zeros.</param>
/// <param name="First">The first pages.</param>
internal sealed record RefusedPages(
    int Count, IReadOnlyList<KeyValuePair<Verdict, int>> Verdicts, IReadOnlyList<NetworkPage> First)
{
    /// <summary>An empty list.</summary>
    public static RefusedPages None { get; } = new(0, [], []);

    /// <summary>Returns the checked pages of a network that cannot be shown.</summary>
    /// <param name="network">The network.</param>
    /// <param name="maximum">The maximum number of pages in <see cref="First"/>.</param>
    public static RefusedPages Of(NetworkSnapshot network, int maximum)
    {
        var refused = network.Pages.Where(page => page.Verdict is not (Verdict.Embeddable or Verdict.Unchecked));
        var verdicts = refused.CountBy(page => page.Verdict).OrderByDescending(verdict => verdict.Value).ToList();
        return new RefusedPages(verdicts.Sum(verdict => verdict.Value), verdicts, [.. refused.Take(maximum)]);
    }
}
