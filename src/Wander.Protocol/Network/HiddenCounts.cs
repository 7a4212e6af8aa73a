using System.Collections.Immutable;
using Wander.Protocol.Ignoring;

namespace Wander.Protocol.Network;

/// <summary>Counts what our ignore list hides while the network grows.</summary>
/// <param name="ignore">The list.</param>
internal sealed class HiddenCounts(IgnoreList ignore)
{
    private readonly Dictionary<IgnorePattern, HiddenCount> _counts = [];
    private readonly HashSet<ConsoleAddress> _consoles = new(ConsoleAddress.SchemeAside);

    /// <summary>Is this page hidden? If so it counts, so each is asked about once.</summary>
    public bool Hide(PageAddress page) => Count(page.Value, consoles: 0, pages: 1);

    /// <summary>A console was listed; that it is hidden counts the first time.</summary>
    public void Note(ConsoleAddress console)
    {
        if (!_consoles.Contains(console) && Count(console.Value, consoles: 1, pages: 0))
            _consoles.Add(console);
    }

    /// <summary>By pattern, the most first.</summary>
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
