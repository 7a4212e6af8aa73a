using Wander.Configuration;
using Wander.Protocol;
using Wander.Protocol.Network;

namespace Wander.Web.Requests;

/// <summary>How a page is put into the frame.</summary>
/// <param name="settings">Our address, and whether pages learn it.</param>
public sealed class FrameAttributes(WanderSettings settings)
{
    /// <summary>
    /// What a framed page may do: links to new tabs open, and nothing steers the top window. Strangers keep their own origin, so
    /// that their storage works. No dialogs (<c>allow-modals</c>): a page that opens one after the other would hold the console.
    /// </summary>
    public const string Sandbox =
        "allow-downloads allow-forms allow-pointer-lock allow-popups allow-popups-to-escape-sandbox "
        + "allow-same-origin allow-scripts";

    /// <summary>The same for a page on the console's own origin, which could otherwise reach the console.</summary>
    public const string SandboxForOwnOrigin =
        "allow-downloads allow-forms allow-pointer-lock allow-popups allow-popups-to-escape-sandbox allow-scripts";

    /// <summary>The frame's <c>referrerpolicy</c>; null where the page may learn our address anyway.</summary>
    public string? ReferrerPolicy { get; } = settings.Referral is Referral.Url ? null : "no-referrer";

    /// <summary>
    /// What the frame loads for a page: its address, or the one that a check found to work in its place, with <c>via</c> unless
    /// the owner sends nothing or the page breaks with it.
    /// </summary>
    public string FrameOf(NetworkPage page)
    {
        var loaded = page.Check.LoadedAs ?? page.Address;
        return settings.Via is null || page.Check.IsPlain ? loaded.Value : Via.AppendTo(loaded, settings.Via);
    }

    /// <summary>The frame's <c>sandbox</c> for a page: what redirects to our own origin is on it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="visited">The origin under which the visitor has the console, which may not be the public one.</param>
    public string SandboxOf(NetworkPage page, string visited) =>
        IsOwnOrigin(page.Address, visited) || (page.Check.Final is { } final && IsOwnOrigin(final, visited))
            ? SandboxForOwnOrigin
            : Sandbox;

    private bool IsOwnOrigin(PageAddress page, string visited) =>
        page.Origin == settings.Url.Origin || string.Equals(page.Origin, visited, StringComparison.OrdinalIgnoreCase);
}
