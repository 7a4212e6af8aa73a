using Wander.Protocol.Crawling;
using Wander.Protocol.Network;

namespace Wander.Web.Parts;

/// <summary>
/// How consoles were found, as a tree with ours at its root: each stands under the one by which ours reached it. Made in one
/// pass.
/// </summary>
internal sealed class DiscoveryTree
{
    // Nested lists are written by methods that call themselves. No crawl goes deeper than this; what does all the same is kept
    // at this depth.
    private const int MaximumDepth = CrawlFrontier.MaximumDepth;
    private const int None = -1;

    private readonly int[] _firstChild;
    private readonly int[] _nextSibling;

    /// <summary>The tree of the nearest consoles.</summary>
    /// <param name="network">The network; consoles stand behind those by which they were found.</param>
    /// <param name="count">How many consoles are in the tree, from 1 to all.</param>
    public DiscoveryTree(NetworkSnapshot network, int count)
    {
        var (parents, depths) = (new int[count], new int[count]);
        _firstChild = new int[count];
        _nextSibling = new int[count];
        Array.Fill(_firstChild, None);
        Array.Fill(_nextSibling, None);
        var lastChild = new int[count];
        for (var i = 1; i < count; i++)
        {
            var through = network.Consoles[i].FoundThrough;
            var parent = parents[i] = depths[through] < MaximumDepth ? through : parents[through];
            depths[i] = depths[parent] + 1;
            if (_firstChild[parent] == None)
                _firstChild[parent] = i;
            else
                _nextSibling[lastChild[parent]] = i;
            lastChild[parent] = i;
        }
    }

    /// <summary>The consoles right under one, by index, the nearest first.</summary>
    public IEnumerable<int> Under(int console)
    {
        for (var child = _firstChild[console]; child != None; child = _nextSibling[child])
            yield return child;
    }
}
