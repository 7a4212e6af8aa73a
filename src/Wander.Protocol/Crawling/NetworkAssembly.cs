using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Wander.Protocol.Network;

namespace Wander.Protocol.Crawling;

/// <summary>
/// Builds one <see cref="NetworkSnapshot"/> with a breadth-first search from this console. Each instance builds one
/// snapshot. Snapshots of a large network are built up to four times per second during a crawl, so indexes are stored in the
/// nodes and not looked up in a dictionary.
/// </summary>
internal sealed class NetworkAssembly
{
    private readonly List<ConsoleNode> _consoles = [];
    private readonly List<int> _depths = [];
    private readonly List<int> _foundThrough = [];
    private readonly List<PageFacts> _pages = [];

    public NetworkAssembly(ConsoleNode self)
    {
        Reach(self, depth: 0, foundThrough: -1);
        for (var i = 0; i < _consoles.Count; i++)
        {
            foreach (var neighbour in _consoles[i].Neighbours)
                Reach(Final(neighbour), _depths[i] + 1, i);
        }
    }

    public NetworkSnapshot ToSnapshot(ImmutableArray<HiddenCount> hidden)
    {
        var neighbours = _consoles.ConvertAll(IndexNeighbours);
        var (referrers, ends, _) = Invert(neighbours, _consoles.Count, _ => []);
        var pages = _consoles.ConvertAll(IndexPages);
        var (recommenders, recommenderEnds, since) = Invert(pages, _pages.Count, console => _consoles[console].Since);
        var consoles = ImmutableArray.CreateBuilder<NetworkConsole>(_consoles.Count);
        for (var i = 0; i < _consoles.Count; i++)
        {
            var node = _consoles[i];
            consoles.Add(new NetworkConsole
            {
                Index = i,
                Address = node.Address,
                Aliases = [.. node.Aliases],
                Pages = pages[i],
                Neighbours = neighbours[i],
                Referrers = [.. referrers.AsSpan((i == 0 ? 0 : ends[i - 1])..ends[i])],
                Depth = _depths[i],
                FoundThrough = _foundThrough[i],
                State = node.State,
                Failure = node.Failure,
                Remark = node.Remark,
                LastRead = node.LastRead,
            });
        }
        return new NetworkSnapshot(
            consoles.MoveToImmutable(), new NetworkPages([.. _pages], recommenders, since, recommenderEnds), hidden);
    }

    private static ConsoleNode Final(ConsoleNode node)
    {
        while (node.MergedInto is { } other)
            node = other;
        return node;
    }

    private void Reach(ConsoleNode node, int depth, int foundThrough)
    {
        if (node.IsExcluded || node.Index.Assembly == this)
            return;
        node.Index = new NodeIndex(this, _consoles.Count);
        _consoles.Add(node);
        _depths.Add(depth);
        _foundThrough.Add(foundThrough);
    }

    private ImmutableArray<int> IndexNeighbours(ConsoleNode node)
    {
        var neighbours = node.Neighbours.Select(Final).Where(neighbour => !neighbour.IsExcluded);
        // A console may list two addresses of one console.
        return [.. neighbours.Select(neighbour => neighbour.Index.Value).Distinct()];
    }

    private ImmutableArray<int> IndexPages(ConsoleNode console)
    {
        var indexes = Array.ConvertAll(console.Pages, page =>
        {
            if (page.Index.Assembly != this)
            {
                page.Index = new NodeIndex(this, _pages.Count);
                _pages.Add(page.Facts);
            }
            return page.Index.Value;
        });
        return ImmutableCollectionsMarshal.AsImmutableArray(indexes);
    }

    // Inverts a list of targets per source into a list of sources per target, with the time of each reference where it is
    // known. All lists of sources are in one array; ends[i] is the index after the last source of target i.
    private static (int[] Sources, int[] Ends, DateTime[] Since) Invert(
        List<ImmutableArray<int>> targets, int count, Func<int, DateTime[]> sinceOf)
    {
        var ends = new int[count];
        foreach (var target in targets.SelectMany(list => list))
            ends[target]++;
        for (var i = 1; i < count; i++)
            ends[i] += ends[i - 1];
        var next = new int[count];
        for (var i = 1; i < count; i++)
            next[i] = ends[i - 1];
        var sources = new int[count == 0 ? 0 : ends[^1]];
        var since = new DateTime[sources.Length];
        for (var source = 0; source < targets.Count; source++)
        {
            var times = sinceOf(source);
            for (var i = 0; i < targets[source].Length; i++)
            {
                var place = next[targets[source][i]]++;
                sources[place] = source;
                if (i < times.Length)
                    since[place] = times[i];
            }
        }
        return (sources, ends, since);
    }
}
