using System.Collections.Immutable;
using Wander.Protocol.Ignoring;

namespace Wander.Protocol.Network;

/// <summary>Counts the pages and consoles that the ignore list hides while the network is being built.</summary>
/// <param name="ignore">The ignore list.</param>
internal sealed class HiddenCounts(IgnoreList ignore)
{
    private readonly Dictionary<IgnorePattern, HiddenCount> _counts = [];
    private readonly HashSet<ConsoleAddress> _consoles = new(ConsoleAddress.IgnoringScheme);

    /// <summary>Returns whether a page is hidden, and counts it if so. Call it once for each page.</summary>
    public bool CountIfHidden(PageAddress page) => Count(page.Value, consoles: 0, pages: 1);

    /// <summary>Counts a listed console if it is hidden and was not counted before.</summary>
    public void CountIfHidden(ConsoleAddress console)
    {
        if (!_consoles.Contains(console) && Count(console.Value, consoles: 1, pages: 0))
            _consoles.Add(console);
    }

    /// <summary>Returns the counts by pattern, in descending order.</summary>
    public ImmutableArray<HiddenCount> ToArray() =>
        [.. _counts.Values.OrderByDescending(hidden => hidden.Pages).ThenByDescending(hidden => hidden.Consoles)];

    private bool Count(string url, int consoles, int pages)
    {
        if (ignore.Find(url) is not { } pattern)
            return false;
        var known = _counts.GetValueOrDefault(pattern) ?? new HiddenCount(pattern, 0, 0);
        _counts[pattern] = known with { Consoles = known.Consoles + consoles, Pages = known.Pages + pages };
        return true;
    }
}
