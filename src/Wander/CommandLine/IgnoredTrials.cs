using Wander.Configuration;
using Wander.Configuration.Ignoring;
using Wander.Ignoring;
using Wander.Output;
using Wander.Protocol;
using Wander.Protocol.Ignoring;
using Wander.Text;
using static Wander.Ignoring.EffectWords;
using static Wander.Reporting.NetworkReport;

namespace Wander.CommandLine;

/// <summary><c>wander ignored --try</c>: what one more pattern would hide, and the line to add.</summary>
internal static class IgnoredTrials
{
    private const string Source = "--try";
    private const int MostExamples = 5;

    /// <summary>Tries patterns one after another, each as if those before it were added.</summary>
    /// <returns>The exit code.</returns>
    public static int Print(Terminal terminal, WanderSettings settings, ListedNetwork network, string[] tries, bool asJson)
    {
        var trials = new List<IgnoreTrial>();
        var (areAllPatterns, hasFindings) = (true, false);
        foreach (var text in tries)
        {
            var problems = new ProblemList();
            var read = IgnorePatterns.Read(text.Trim(), reason: null, SourceLocation.Whole(Source), IgnoreLine.InSettings, problems);
            var told = problems.InOrder(Source);
            if (read is { Value: var pattern })
            {
                var trial = IgnoreTrial.Of(pattern, settings, network) with { Remarks = [.. told.Select(problem => problem.Message)] };
                trials.Add(trial);
                hasFindings |= trial.HasFindings;
                if (!trial.HidesOurselves)
                    settings = settings with { Ignore = IgnoreList.Create([.. settings.Ignore.Patterns, pattern]) };
            }
            areAllPatterns &= !problems.HasErrors;
            foreach (var problem in told)
            {
                hasFindings = true;
                terminal.Say(problem.ToString());
            }
        }
        if (asJson)
            JsonData.Write(terminal.Output, trials.Select(IgnoreTrialJson.Of));
        else
            PrintWords(terminal, network, trials);
        return !areAllPatterns ? WanderCommand.WrongUsage : hasFindings ? WanderCommand.FoundWrong : WanderCommand.Done;
    }

    private static void PrintWords(Terminal terminal, ListedNetwork network, List<IgnoreTrial> trials)
    {
        foreach (var (place, trial) in trials.Index())
        {
            if (place > 0)
                terminal.Output.WriteLine();
            foreach (var line in Lines(trial, network))
                terminal.Output.WriteLine(Quote.Visible(line));
        }
        if (trials.Exists(trial => !trial.Effect.Consoles.IsEmpty))
        {
            terminal.Output.WriteLine();
            terminal.Output.WriteLine("Hidden consoles are never contacted: what they list from then on is not known.");
        }
    }

    private static IEnumerable<string> Lines(IgnoreTrial trial, ListedNetwork network)
    {
        var (pattern, effect) = (Quote.Whole(trial.Pattern.Text), trial.Effect);
        if (trial.HidesOurselves)
            return [$"{pattern} hides this console itself, {network.Network.Self.Address}: write a narrower pattern."];
        if (trial.Cover is { } cover)
            return [$"{pattern} would hide nothing more, as {Named(cover)} hides all of it: there is nothing to add.", .. Advice(trial)];
        return
        [
            $"{pattern} would hide {What(trial, network)}.",
            .. trial.Neighbours.Select(neighbour => $"  your neighbour: {neighbour.Address} ({neighbour.Source})"),
            .. trial.OwnPages.Select(page => $"  your recommendation: {page.Address} ({page.Source})"),
            .. Cut(Examples(trial), MostExamples).Select(line => $"  {line}"),
            .. Lost(trial),
            .. Covered(trial),
            .. effect.IsWide ? ["That is far more than one site's worth: write a narrower pattern, unless all of it is meant."] : Array.Empty<string>(),
            .. Advice(trial),
            $"To add it{(trial.HasFindings ? " all the same" : "")}, write this line below `ignore:` in the settings:",
            IgnoreLine.InSettings(trial.Pattern.Text, reason: null),
        ];
    }

    private static string What(IgnoreTrial trial, ListedNetwork network) => trial switch
    {
        { Effect.IsNothing: false } => $"{Of(trial.Effect.Consoles.Length, network.Consoles.Length, "console")} "
            + $"and {Of(trial.Effect.Pages.Length, network.Pages.Length, "page")}: {Sites(trial.Effect)}",
        { HiddenAlready: > 0 } => $"nothing more: all that it matches of today's network ({Number(trial.HiddenAlready)}) is hidden already",
        _ => "nothing that is listed today",
    };

    private static IEnumerable<string> Examples(IgnoreTrial trial)
    {
        var own = trial.Neighbours.Select(neighbour => neighbour.Address.Value)
            .Concat(trial.OwnPages.Select(page => page.Address.Value))
            .ToHashSet(StringComparer.Ordinal);
        return trial.Effect.Examples(int.MaxValue).Where(address => !own.Contains(address.Url)).Select(address => address.ToString());
    }

    private static IEnumerable<string> Lost(IgnoreTrial trial)
    {
        if (!trial.LostConsoles.IsEmpty)
        {
            yield return $"{Count(trial.LostConsoles.Length, "console")} would no longer be found, as only hidden ones lead there:";
            foreach (var line in Cut(trial.LostConsoles.Select(console => console.Address.Value), MostExamples))
                yield return $"  {line}";
        }
        if (!trial.LostPages.IsEmpty)
            yield return $"{Count(trial.LostPages.Length, "page")} would no longer be recommended, as only consoles that are hidden or not found then recommend {(trial.LostPages.Length == 1 ? "it" : "them")}.";
    }

    private static IEnumerable<string> Covered(IgnoreTrial trial) => trial.Covered.IsEmpty
        ? []
        : ["It hides all that these patterns hide, which would no longer be needed:", .. Cut(trial.Covered.Select(Named), MostExamples).Select(line => $"  {line}")];

    private static IEnumerable<string> Advice(IgnoreTrial trial) => trial.Advice.Select(advice => $"Is it what you mean? {char.ToUpperInvariant(advice[0])}{advice[1..]}.");
}
