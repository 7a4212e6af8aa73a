using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Wander.Protocol.Network;

/// <summary>Puts one <see cref="NetworkSnapshot"/> together, breadth first from our own console. Used once.</summary>
internal sealed class NetworkAssembly
{
    private readonly List<ConsoleNode> _consoles = [];
    private readonly List<int> _depths = [];
    private readonly List<int> _foundThrough = [];
    private readonly Dictionary<ConsoleNode, int> _consoleIndex = new(ReferenceEqualityComparer.Instance);
    private readonly List<PageNode> _pages = [];
    private readonly List<List<int>> _recommenders = [];
    private readonly Dictionary<PageNode, int> _pageIndex = new(ReferenceEqualityComparer.Instance);

    public NetworkAssembly(ConsoleNode self)
    {
        Reach(self, depth: 0, foundThrough: -1);
        for (var i = 0; i < _consoles.Count; i++)
        {
            foreach (var neighbour in _consoles[i].Neighbours)
                Reach(Final(neighbour), _depths[i] + 1, i);
        }
    }

    public NetworkSnapshot ToSnapshot()
    {
        var neighbours = _consoles.ConvertAll(IndexNeighbours);
        var referrers = Invert(neighbours);
        var pages = _consoles.ConvertAll(IndexPages);
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
                Referrers = [.. referrers[i]],
                Depth = _depths[i],
                FoundThrough = _foundThrough[i],
                State = node.State,
                Reason = node.Reason,
                LastRead = node.LastRead,
            });
        }
        return new NetworkSnapshot(consoles.MoveToImmutable(), [.. _pages.Select(ToPage)]);
    }

    private static ConsoleNode Final(ConsoleNode node)
    {
        while (node.MergedInto is { } other)
            node = other;
        return node;
    }

    private void Reach(ConsoleNode node, int depth, int foundThrough)
    {
        if (!_consoleIndex.TryAdd(node, _consoles.Count))
            return;
        _consoles.Add(node);
        _depths.Add(depth);
        _foundThrough.Add(foundThrough);
    }

    private ImmutableArray<int> IndexNeighbours(ConsoleNode node)
    {
        var indexes = new int[node.Neighbours.Length];
        for (var i = 0; i < indexes.Length; i++)
            indexes[i] = _consoleIndex[Final(node.Neighbours[i])];
        // Two addresses of one console may both be listed.
        return indexes.Distinct().Count() == indexes.Length
            ? ImmutableCollectionsMarshal.AsImmutableArray(indexes)
            : [.. indexes.Distinct()];
    }

    private ImmutableArray<int> IndexPages(ConsoleNode console)
    {
        var recommender = _consoleIndex[console];
        var indexes = new int[console.Pages.Length];
        for (var i = 0; i < indexes.Length; i++)
        {
            ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(_pageIndex, console.Pages[i], out var known);
            if (!known)
            {
                index = _pages.Count;
                _pages.Add(console.Pages[i]);
                _recommenders.Add([]);
            }
            _recommenders[index].Add(recommender);
            indexes[i] = index;
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(indexes);
    }

    private NetworkPage ToPage(PageNode node, int index) =>
        new(node.Address, node.FirstSeen, [.. _recommenders[index]], node.Note);

    private static List<int>[] Invert(List<ImmutableArray<int>> neighbours)
    {
        var referrers = new List<int>[neighbours.Count];
        for (var i = 0; i < referrers.Length; i++)
            referrers[i] = [];
        for (var i = 0; i < neighbours.Count; i++)
        {
            foreach (var neighbour in neighbours[i])
                referrers[neighbour].Add(i);
        }
        return referrers;
    }
}
