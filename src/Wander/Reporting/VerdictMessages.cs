using Wander.Protocol.Findings;

namespace Wander.Reporting;

/// <summary>Verdicts in English, as they follow a number of pages: <c>3 gone</c>.</summary>
internal static class VerdictMessages
{
    /// <summary>Returns the phrase for a number of pages with a verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="count">The number of pages, for the singular or plural.</param>
    public static string Of(Verdict verdict, int count) => verdict switch
    {
        Verdict.Embeddable => "can be shown",
        Verdict.RefusesFraming => count == 1 ? "refuses framing" : "refuse framing",
        Verdict.HttpOnly => "only over http",
        Verdict.Gone => "gone",
        Verdict.Failing => "failing",
        Verdict.NotAPage => count == 1 ? "not a page" : "not pages",
        Verdict.OptedOut => "opted out",
        _ => "not checked yet",
    };
}
