using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;
using Wander.Web.Requests;

namespace Wander.Web.Directory;

/// <summary>The data of the page about a site.</summary>
/// <param name="Network">The network.</param>
/// <param name="Typed">The text that the visitor typed; may be empty.</param>
/// <param name="Host">The site; null when the text is not a host.</param>
/// <param name="Pages">Its pages, the newest first, at most <see cref="MaximumShown"/>.</param>
/// <param name="Total">The number of its pages in the network.</param>
/// <param name="Hidden">The ignore patterns that hide the site or pages of it.</param>
/// <param name="VisitorState">The state in the visitor's links.</param>
public sealed record SiteView(
    NetworkSnapshot Network,
    string Typed,
    SiteHost? Host,
    IReadOnlyList<NetworkPage> Pages,
    int Total,
    IReadOnlyList<IgnorePattern> Hidden,
    VisitorState VisitorState)
{
    /// <summary>The maximum number of pages on the page.</summary>
    public const int MaximumShown = 200;
}
