using Wander.Configuration;
using Wander.Protocol;
using Wander.Protocol.Network;

namespace Wander.Web.Requests;

/// <summary>The attributes of the frame that shows a page.</summary>
/// <param name="settings">The settings.</param>
public sealed class FrameAttributes(WanderSettings settings)
{
    /// <summary>
    /// The <c>sandbox</c> attribute for pages of other sites. Links can open new tabs, but nothing can navigate the top window.
    /// Pages keep their origin, so that their storage works. Dialogs (<c>allow-modals</c>) are not allowed, because a page that
    /// opens one after the other would block the console.
    /// </summary>
    public const string Sandbox =
        "allow-downloads allow-forms allow-pointer-lock allow-popups allow-popups-to-escape-sandbox "
        + "allow-same-origin allow-scripts";

    /// <summary>
    /// The <c>sandbox</c> attribute for pages on the console's own origin. Without <c>allow-same-origin</c>, they cannot access
    /// the console.
    /// </summary>
    public const string SandboxForOwnOrigin =
        "allow-downloads allow-forms allow-pointer-lock allow-popups allow-popups-to-escape-sandbox allow-scripts";

    /// <summary>
    /// The <c>referrerpolicy</c> attribute; null when pages get the address of this console in <c>via</c> anyway.
    /// </summary>
    public string? ReferrerPolicy { get; } = settings.Referral is Referral.Url ? null : "no-referrer";

    /// <summary>
    /// Returns the address that the frame loads for a page: the page's address, or the address that worked when the page was
    /// checked. It contains <c>via</c> unless <c>referral</c> is <c>no</c> or the page fails with it.
    /// </summary>
    public string FrameOf(NetworkPage page)
    {
        var loaded = page.Check.LoadedAs ?? page.Address;
        return settings.Via is null || page.Check.IsPlain ? loaded.Value : Via.AppendTo(loaded, settings.Via);
    }

    /// <summary>
    /// Returns the <c>sandbox</c> attribute for a page. A page that redirects to the console's own origin counts as being on it.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="visited">The origin at which the visitor uses the console. It can differ from the public one.</param>
    public string SandboxOf(NetworkPage page, string visited) =>
        IsOwnOrigin(page.Address, visited) || (page.Check.Final is { } final && IsOwnOrigin(final, visited))
            ? SandboxForOwnOrigin
            : Sandbox;

    private bool IsOwnOrigin(PageAddress page, string visited) =>
        page.Origin == settings.Url.Origin || string.Equals(page.Origin, visited, StringComparison.OrdinalIgnoreCase);
}
