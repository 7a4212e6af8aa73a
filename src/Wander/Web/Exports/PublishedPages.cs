using Wander.Protocol.Findings;
using Wander.Protocol.Network;

namespace Wander.Web.Exports;

/// <summary>
/// Selects the pages for feeds and the blogroll. Snapshots do not contain pages that the ignore list hides, so they need no rule
/// here.
/// </summary>
internal static class PublishedPages
{
    /// <summary>
    /// True when the page was checked, works, and has not opted out. Pages that refuse framing are included, because feed readers
    /// do not frame them.
    /// </summary>
    public static bool Contains(NetworkPage page) =>
        page.Verdict is Verdict.Embeddable or Verdict.RefusesFraming or Verdict.HttpOnly;
}
