namespace Wander.Protocol.Findings;

/// <summary>
/// The result of checking a page: whether it may be shown in the frame (src/Wander/README.md#checking-pages).
/// </summary>
public enum Verdict
{
    /// <summary>Not checked yet.</summary>
    Unchecked,

    /// <summary>The page can be read, and its headers allow the origin of this console to frame it.</summary>
    Embeddable,

    /// <summary>Its headers forbid the origin of this console to frame it.</summary>
    RefusesFraming,

    /// <summary>The page is only available over http, and browsers block http pages inside an https console.</summary>
    HttpOnly,

    /// <summary>The response is 404 (Not Found) or 410 (Gone).</summary>
    Gone,

    /// <summary>
    /// Any other failure, such as another status, DNS, TLS, a timeout, too many redirects or a private address.
    /// </summary>
    Failing,

    /// <summary>A media type that a sandboxed frame cannot display, or a download.</summary>
    NotAPage,

    /// <summary>Its owner opted out with robots.txt or <c>&lt;meta name="wander" content="no"&gt;</c>.</summary>
    OptedOut,
}
