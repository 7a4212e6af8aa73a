using Wander.Protocol.Crawling;
using Wander.Protocol.Network;

namespace Wander.Web.Parts;

/// <summary>
/// A tree of the consoles with this console at its root. The parent of a console is the console through which it was found.
/// </summary>
internal sealed class DiscoveryTree
{
    // Limits the recursion of the components that render the tree. No crawl goes deeper; deeper consoles are moved to this depth.
    private const int MaximumDepth = CrawlFrontier.MaximumDepth;
    private const int None = -1;

    private readonly int[] _firstChild;
    private readonly int[] _nextSibling;

    /// <summary>Creates the tree of the nearest consoles.</summary>
    /// <param name="network">The network. Each console comes after the console through which it was found.</param>
    /// <param name="count">The number of consoles in the tree, at least 1.</param>
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

    /// <summary>Returns the indexes of the children of a console, the nearest first.</summary>
    public IEnumerable<int> Under(int console)
    {
        for (var child = _firstChild[console]; child != None; child = _nextSibling[child])
            yield return child;
    }
}
