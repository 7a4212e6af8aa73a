using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;
using Wander.Web.Requests;

namespace Wander.Web.Directory;

/// <summary>Who recommends a site.</summary>
/// <param name="Network">The network.</param>
/// <param name="Typed">What the visitor typed; empty for nothing.</param>
/// <param name="Host">The site; null when what was typed is none.</param>
/// <param name="Pages">Its pages, the newest first, at most <see cref="MaximumShown"/>.</param>
/// <param name="Total">How many pages of it are known.</param>
/// <param name="Hidden">The patterns of our ignore list that hide it, or pages of it.</param>
/// <param name="VisitorState">What the visitor's links carry.</param>
public sealed record SiteView(
    NetworkSnapshot Network,
    string Typed,
    SiteHost? Host,
    IReadOnlyList<NetworkPage> Pages,
    int Total,
    IReadOnlyList<IgnorePattern> Hidden,
    VisitorState VisitorState)
{
    /// <summary>The most pages of one site that are shown.</summary>
    public const int MaximumShown = 200;
}
