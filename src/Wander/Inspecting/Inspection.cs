using System.Collections.Immutable;
using Wander.Configuration;
using Wander.Failures;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Sessions;

namespace Wander.Inspecting;

/// <summary>What <c>wander check</c> says of one entry of the settings.</summary>
/// <param name="What">What is the matter, as it goes on after the address: <c>refuses framing (X-Frame-Options:
/// SAMEORIGIN)</c>.</param>
/// <param name="ToDo">What the owner can do about it: <c>remove it</c>.</param>
/// <param name="IsNote">True when nothing is wrong with the entry, or when it is not for the owner to mend.</param>
internal sealed record Finding(string What, string ToDo, bool IsNote = false);

/// <summary>A page or a neighbour that the settings list, and what is the matter with it.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Source">Where the owner wrote it: <c>wander.yaml:14</c>.</param>
/// <param name="State">The name of its verdict or state: <c>refuses-framing</c>, <c>read</c>; <c>hidden</c> when the ignore list
/// hides it.</param>
/// <param name="Failure">Why it is in that state; null when nothing failed.</param>
/// <param name="Findings">What is the matter with it.</param>
internal sealed record InspectedEntry(
    string Url, SourceLocation Source, string State, Failure? Failure, ImmutableArray<Finding> Findings)
{
    /// <summary>The ignore pattern that hides it; null when none does.</summary>
    public IgnorePattern? Pattern { get; init; }

    /// <summary>What the owner of a console may want to correct; null when nothing.</summary>
    public ConsoleRemark? Remark { get; init; }

    /// <summary>Why it is in its state, in English; null when it is well.</summary>
    public string? Reason => Pattern is { } pattern ? pattern.Source is { } written ? $"{pattern.Text} ({written})" : pattern.Text
        : Failure is { } failure ? FailureText.InEnglish(failure)
        : Remark is { } remark ? RemarkText.Of(remark)
        : null;

    /// <summary>The name of the state of what the ignore list hides.</summary>
    public const string Hidden = "hidden";

    /// <summary>An entry that the ignore list hides: nobody asks for it.</summary>
    public static InspectedEntry HiddenBy(IgnorePattern pattern, string url, SourceLocation source) =>
        new(url, source, Hidden, Failure: null, []) { Pattern = pattern };

    /// <summary>How many things there are for the owner to mend.</summary>
    public int Wrong => Findings.Count(finding => !finding.IsNote);

    /// <summary>Is nothing wrong with it? What is hidden is no use, and the settings' problems say so.</summary>
    public bool IsWell => Wrong == 0 && State != Hidden;
}

/// <summary>All that <c>wander check</c> found out. Immutable.</summary>
/// <param name="Settings">What is wrong with the settings.</param>
/// <param name="Pages">The recommended pages, in the owner's order; none when the settings could not be used, or we are
/// offline.</param>
/// <param name="Consoles">The neighbours, likewise.</param>
/// <param name="IsOffline">True when not a single site answered, so that nothing was found out about pages and
/// neighbours.</param>
internal sealed record Inspection(
    ImmutableArray<SettingsProblem> Settings, ImmutableArray<InspectedEntry> Pages, ImmutableArray<InspectedEntry> Consoles,
        bool IsOffline)
{
    /// <summary>How many things there are for the owner to mend.</summary>
    public int Wrong => Settings.Length + Pages.Sum(page => page.Wrong) + Consoles.Sum(console => console.Wrong);

    /// <summary>Can the settings not be used?</summary>
    public bool HasErrors => Settings.Any(problem => problem.Severity is SettingsSeverity.Error);

    /// <summary>What reading the settings alone tells.</summary>
    /// <param name="reading">The settings.</param>
    /// <param name="file">The name of their file, whose problems come first: <c>wander.yaml</c>.</param>
    public static Inspection OfSettings(SettingsReading reading, string file)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var problems = reading.Settings is { Ignore: var ignore }
            ? [.. reading.Problems.Concat(IgnoreListInspection.Of(ignore))
                .OrderBy(problem => problem.File != file)
                .ThenBy(problem => problem.File, StringComparer.Ordinal)
                .ThenBy(problem => problem.Line)]
            : reading.Problems;
        return new Inspection(problems, Pages: [], Consoles: [], IsOffline: false);
    }

    /// <summary>The same with what a session found out about the pages and neighbours that they list.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="session">A session that has asked the neighbours and looked at the pages.</param>
    public Inspection With(WanderSettings settings, NetworkSession session)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(session);
        return session.IsUnanswered
            ? this with { IsOffline = true }
            : this with
            {
                Pages = PageInspection.Of(settings, session),
                Consoles = ConsoleInspection.Of(settings, session.Memory)
            };
    }
}
