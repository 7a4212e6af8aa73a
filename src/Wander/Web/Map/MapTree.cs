using System.Collections.Immutable;
using Wander.Protocol.Network;
using Wander.Web.Localization;

namespace Wander.Web.Map;

/// <summary>
/// In which order consoles stand around ours: each is followed by those that were found through it, by name, whatever the order
/// in which they were listed.
/// </summary>
internal static class MapTree
{
    /// <summary>The indexes of the nearest consoles, ours first.</summary>
    /// <param name="consoles">The network's consoles; each stands behind the one through which it was found.</param>
    /// <param name="count">How many are wanted, from 1 to all.</param>
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
            foreach (var next in under[index]) // what comes last is taken first
                waiting.Push(next);
        }
        return [.. order];
    }
}
