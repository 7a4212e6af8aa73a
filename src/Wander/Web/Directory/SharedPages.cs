using System.Collections.Immutable;
using Wander.Protocol.Network;

namespace Wander.Web.Directory;

/// <summary>What a console has in common with another one.</summary>
/// <param name="With">The other one.</param>
/// <param name="Count">How many pages both recommend.</param>
public sealed record SharedPages(NetworkConsole With, int Count)
{
    /// <summary>The consoles that have most in common with one, the most first.</summary>
    /// <param name="network">The network.</param>
    /// <param name="console">The one.</param>
    /// <param name="maximum">How many at most.</param>
    public static ImmutableArray<SharedPages> Of(NetworkSnapshot network, NetworkConsole console, int maximum)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(console);
        return
        [
            .. console.Pages.SelectMany(page => network.Pages[page].Recommenders)
                .Where(other => other != console.Index)
                .CountBy(other => other)
                .OrderByDescending(shared => shared.Value)
                .ThenBy(shared => shared.Key)
                .Take(maximum)
                .Select(shared => new SharedPages(network.Consoles[shared.Key], shared.Value)),
        ];
    }
}
