namespace Wander.Protocol.Findings;

/// <summary>The outcome of checking a page: may it be shown in the frame, and if not, why (design, section 7).</summary>
public enum Verdict
{
    /// <summary>Not looked at yet.</summary>
    Unchecked,

    /// <summary>It answers with a page, and its headers allow our origin to frame it.</summary>
    Embeddable,

    /// <summary>Its headers forbid that we frame it.</summary>
    RefusesFraming,

    /// <summary>Our console is https and the page answers on http alone, which browsers block.</summary>
    HttpOnly,

    /// <summary>404 or 410.</summary>
    Gone,

    /// <summary>Any other failure: another status, DNS, TLS, time-out, too many redirects, a private address.</summary>
    Failing,

    /// <summary>A type that a sandboxed frame cannot show, or an attachment.</summary>
    NotAPage,

    /// <summary>Its owner does not want it: robots.txt or <c>&lt;meta name="wander" content="no"&gt;</c>.</summary>
    OptedOut,
}
