using Wander.Configuration;
using Wander.Failures;
using Wander.Inspecting;
using Wander.Output;

namespace Wander.Reporting;

/// <summary>
/// The JSON of <c>wander check</c>: <c>{wrong,offline,settings:[{severity,source,message}],
/// pages:[{url,source,verdict,reason?,kind?,findings:[{severity,what,toDo}]}],
/// consoles:[{url,source,state,reason?,kind?,findings:[…]}]}</c>. The kind is the name of a failure: <c>httpStatus</c>.
/// The severity is <c>error</c> or <c>warning</c> in the settings, <c>wrong</c> or <c>note</c> in a finding.
/// </summary>
internal static class InspectionJson
{
    private sealed record Document(
        int Wrong, bool Offline, IEnumerable<Setting> Settings, IEnumerable<Page> Pages, IEnumerable<Neighbour> Consoles);

    private sealed record Setting(string Severity, string Source, string Message);

    private sealed record Page(
        string Url, string Source, string Verdict, string? Reason, string? Kind, IEnumerable<Advice> Findings);

    private sealed record Neighbour(
        string Url, string Source, string State, string? Reason, string? Kind, IEnumerable<Advice> Findings);

    private sealed record Advice(string Severity, string What, string ToDo);

    /// <summary>Returns the JSON text, which ends with a line break.</summary>
    public static string Of(Inspection inspection)
    {
        ArgumentNullException.ThrowIfNull(inspection);
        return JsonData.Of(
            new Document(
                inspection.ProblemCount,
                inspection.IsOffline,
                inspection.Settings.Select(problem => new Setting(
                    problem.Severity is SettingsSeverity.Error ? "error" : "warning", problem.Source, problem.Message)),
                inspection.Pages.Select(page => new Page(
                    page.Url, page.Source.ToString(), page.State, page.Reason, KindOf(page), AdviceOf(page))),
                inspection.Consoles.Select(console => new Neighbour(
                    console.Url, console.Source.ToString(), console.State, console.Reason, KindOf(console), AdviceOf(console)))));
    }

    private static string? KindOf(InspectedEntry entry) => FailureNames.Of(entry.Failure, entry.Remark);

    private static IEnumerable<Advice> AdviceOf(InspectedEntry entry) =>
        entry.Findings.Select(finding => new Advice(finding.IsNote ? "note" : "wrong", finding.Problem, finding.Remedy));
}
