using Wander.Protocol.Findings;

namespace Wander.Reporting;

/// <summary>Verdicts in words, as they go on after a page's address or a number of pages: <c>3 gone</c>.</summary>
internal static class VerdictMessages
{
    /// <summary>The words.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Embeddable => "can be shown",
        Verdict.RefusesFraming => "refuse framing",
        Verdict.HttpOnly => "on http alone",
        Verdict.Gone => "gone",
        Verdict.Failing => "failing",
        Verdict.NotAPage => "no page",
        Verdict.OptedOut => "opted out",
        _ => "not checked yet",
    };
}
