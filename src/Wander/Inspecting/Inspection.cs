using System.Collections.Immutable;
using Wander.Configuration;
using Wander.Failures;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Sessions;

namespace Wander.Inspecting;

/// <summary>A finding of <c>wander check</c> about one entry of the settings.</summary>
/// <param name="Problem">
/// The rest of a sentence whose subject is the address, without a full stop: <c>refuses framing (X-Frame-Options: DENY)</c>.
/// </param>
/// <param name="Remedy">What the owner can do about it, in complete sentences: <c>Remove it.</c></param>
/// <param name="IsNote">True when it is not a problem, or when this owner cannot correct it.</param>
internal sealed record Finding(string Problem, string Remedy, bool IsNote = false);

/// <summary>A page or a neighbour that the settings list, with its findings.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Source">The file and line of the entry: <c>wander.yaml:14</c>.</param>
/// <param name="State">The name of its verdict or state: <c>refuses-framing</c>, <c>read</c>; <c>hidden</c> when the ignore list
/// hides it.</param>
/// <param name="Failure">Why it is in that state; null when nothing failed.</param>
/// <param name="Findings">The findings about it.</param>
internal sealed record InspectedEntry(
    string Url, SourceLocation Source, string State, Failure? Failure, ImmutableArray<Finding> Findings)
{
    /// <summary>The ignore pattern that hides it; null when none does.</summary>
    public IgnorePattern? Pattern { get; init; }

    /// <summary>A problem in the <c>wander.js</c> of a console that could be read; null when there is none.</summary>
    public ConsoleRemark? Remark { get; init; }

    /// <summary>The reason for its state, in English; null when it is OK.</summary>
    public string? Reason => Pattern is { } pattern ? pattern.Source is { } written ? $"{pattern.Text} ({written})" : pattern.Text
        : Failure is { } failure ? FailureText.InEnglish(failure)
        : Remark is { } remark ? RemarkText.Of(remark)
        : null;

    /// <summary>The state of an entry that the ignore list hides.</summary>
    public const string Hidden = "hidden";

    /// <summary>Creates an entry that the ignore list hides. It is never requested.</summary>
    public static InspectedEntry HiddenBy(IgnorePattern pattern, string url, SourceLocation source) =>
        new(url, source, Hidden, Failure: null, []) { Pattern = pattern };

    /// <summary>The number of findings that the owner should correct.</summary>
    public int ProblemCount => Findings.Count(finding => !finding.IsNote);

    /// <summary>
    /// True when it has no problems and is not hidden. A hidden entry is reported as a problem of the settings.
    /// </summary>
    public bool IsOk => ProblemCount == 0 && State != Hidden;
}

/// <summary>The results of <c>wander check</c>. Immutable.</summary>
/// <param name="Settings">The problems of the settings.</param>
/// <param name="Pages">
/// The recommended pages, in the order of the settings; empty when the settings contain errors, or this machine is offline.
/// </param>
/// <param name="Consoles">The neighbours, in the order of the settings; empty in the same cases.</param>
/// <param name="IsOffline">True when no site answered, so that pages and neighbours could not be checked.</param>
internal sealed record Inspection(
    ImmutableArray<SettingsProblem> Settings,
    ImmutableArray<InspectedEntry> Pages,
    ImmutableArray<InspectedEntry> Consoles,
    bool IsOffline)
{
    /// <summary>The number of problems that the owner should correct.</summary>
    public int ProblemCount =>
        Settings.Length + Pages.Sum(page => page.ProblemCount) + Consoles.Sum(console => console.ProblemCount);

    /// <summary>True when the settings contain errors, so that they cannot be used.</summary>
    public bool HasErrors => Settings.Any(problem => problem.Severity is SettingsSeverity.Error);

    /// <summary>Creates an inspection of only the settings.</summary>
    /// <param name="reading">The result of reading the settings.</param>
    /// <param name="file">The name of the settings file, whose problems come first: <c>wander.yaml</c>.</param>
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

    /// <summary>Adds the findings of a session about the listed pages and neighbours.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="session">A session that has read the neighbours and checked the pages.</param>
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
