using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.Searching;

namespace Wander.Web.Directory;

/// <summary>Which pages of the network are wanted; without anything set, all.</summary>
public sealed record PageFilter
{
    /// <summary>What their text must have; null for anything.</summary>
    public SearchTerms? Terms { get; init; }

    /// <summary>The language that they must declare; null for any or none.</summary>
    public string? Language { get; init; }

    /// <summary>The console that must recommend them; null for any.</summary>
    public NetworkConsole? Console { get; init; }

    /// <summary>Their verdict; null for any.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Is this one wanted? All that is asked is looked at.</summary>
    public bool Matches(NetworkPage page) =>
        (Verdict is null || page.Verdict == Verdict)
        && (Language is null || LanguageTag.Matches(page.Language, Language))
        && (Console is null || page.Recommenders.Contains(Console.Index))
        && (Terms is null || Terms.AreIn(page));
}
