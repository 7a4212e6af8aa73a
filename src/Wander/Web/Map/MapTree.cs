using System.Collections.Immutable;
using Wander.Protocol.Network;
using Wander.Web.Localization;

namespace Wander.Web.Map;

/// <summary>
/// The order of consoles on the circle: each console is followed by those that were found through it, sorted by name,
/// independent of the order in which they are listed.
/// </summary>
internal static class MapTree
{
    /// <summary>Returns the indexes of the nearest consoles, this console first.</summary>
    /// <param name="consoles">The consoles of the network. Each comes after the console through which it was found.</param>
    /// <param name="count">The number of consoles, at least 1.</param>
    public static int[] Order(ImmutableArray<NetworkConsole> consoles, int count)
    {
        var under = Enumerable.Range(1, count - 1)
            .OrderByDescending(index => InterfaceTexts.NameOf(consoles[index].Address.Value), StringComparer.Ordinal)
            .ThenByDescending(index => consoles[index].Address.Value, StringComparer.Ordinal)
            .ToLookup(index => consoles[index].FoundThrough);
        var (order, waiting) = (new List<int>(count), new Stack<int>([0]));
        while (waiting.TryPop(out var index))
        {
            order.Add(index);
            foreach (var next in under[index]) // the last pushed is the next popped
                waiting.Push(next);
        }
        return [.. order];
    }
}
