using Wander.Protocol.Findings;
using Wander.Protocol.Network;

namespace Wander.Web.Exports;

/// <summary>What we tell others of. What the owner hides is in no snapshot, so it needs no rule here.</summary>
internal static class PublishedPages
{
    /// <summary>
    /// Whether readers can have a page: it was looked at, it answers, and its owner does not mind. That it refuses to be framed
    /// is nothing to them.
    /// </summary>
    public static bool Contains(NetworkPage page) =>
        page.Verdict is Verdict.Embeddable or Verdict.RefusesFraming or Verdict.HttpOnly;
}
