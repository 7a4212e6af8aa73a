using System.Collections.Immutable;
using Wander.Protocol.Network;

namespace Wander.Web.Directory;

/// <summary>The number of pages that two consoles have in common.</summary>
/// <param name="With">The other console.</param>
/// <param name="Count">The number of pages that both recommend.</param>
public sealed record SharedPages(NetworkConsole With, int Count)
{
    /// <summary>Returns the consoles that have the most pages in common with a console, in descending order.</summary>
    /// <param name="network">The network.</param>
    /// <param name="console">The console.</param>
    /// <param name="maximum">The maximum number of results.</param>
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
