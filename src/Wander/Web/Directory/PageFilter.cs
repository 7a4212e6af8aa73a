using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.Searching;

namespace Wander.Web.Directory;

/// <summary>A filter for pages. An empty filter matches all pages.</summary>
public sealed record PageFilter
{
    /// <summary>The search terms; null for any text.</summary>
    public SearchTerms? Terms { get; init; }

    /// <summary>The language that pages must declare; null for any or none.</summary>
    public string? Language { get; init; }

    /// <summary>The console that must recommend the pages; null for any.</summary>
    public NetworkConsole? Console { get; init; }

    /// <summary>The verdict; null for any.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Returns true when a page matches all conditions.</summary>
    public bool Matches(NetworkPage page) =>
        (Verdict is null || page.Verdict == Verdict)
        && (Language is null || LanguageTag.Matches(page.Language, Language))
        && (Console is null || page.Recommenders.Contains(Console.Index))
        && (Terms is null || Terms.AreIn(page));
}
