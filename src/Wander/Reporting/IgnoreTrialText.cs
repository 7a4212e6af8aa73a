using System.Collections.Immutable;
using Wander.Configuration.Ignoring;
using Wander.Ignoring;
using Wander.Output;
using Wander.Text;
using static Wander.Reporting.EffectMessages;
using static Wander.Reporting.NetworkReport;

namespace Wander.Reporting;

/// <summary>The text of <c>wander ignored --try</c>: what each pattern would hide, and the line to add to the settings.</summary>
internal static class IgnoreTrialText
{
    private const int MostExamples = 5;
    private const string TooWide = "This is far more than one site. Use a narrower pattern, unless this is intended.";

    /// <summary>Writes trials.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="network">The network that the patterns were tried with.</param>
    /// <param name="trials">The trials, in order.</param>
    public static void Write(Terminal terminal, ListedNetwork network, ImmutableArray<IgnoreTrial> trials)
    {
        foreach (var (place, trial) in trials.Index())
        {
            if (place > 0)
                terminal.Output.WriteLine();
            foreach (var line in Lines(trial, network))
                terminal.Output.WriteLine(Quote.Visible(line));
        }
        if (trials.Any(trial => !trial.Effect.Consoles.IsEmpty))
        {
            terminal.Output.WriteLine();
            terminal.Output.WriteLine("Hidden consoles are never contacted, so later changes to their lists are not seen.");
        }
    }

    private static IEnumerable<string> Lines(IgnoreTrial trial, ListedNetwork network)
    {
        var (pattern, effect) = (Quote.Whole(trial.Pattern.Text), trial.Effect);
        if (trial.HidesOurselves)
            return [$"{pattern} hides this console, {network.Network.Self.Address}. Use a narrower pattern."];
        if (trial.Cover is { } cover)
        {
            return
            [
                $"{pattern} would hide nothing more, because {Named(cover)} already covers it. Do not add it.",
                .. trial.Advice,
            ];
        }
        return
        [
            $"{pattern} would hide {What(trial, network)}.",
            .. trial.Neighbours.Select(neighbour => $"  your neighbour: {neighbour.Address} ({neighbour.Source})"),
            .. trial.OwnPages.Select(page => $"  your recommendation: {page.Address} ({page.Source})"),
            .. Cut(Examples(trial), MostExamples).Select(line => $"  {line}"),
            .. Lost(trial),
            .. Covered(trial),
            .. effect.IsWide ? [TooWide] : Array.Empty<string>(),
            .. trial.Advice,
            $"To use it{(trial.HasFindings ? " anyway" : "")}, add this line under `ignore:` in the settings:",
            IgnoreLine.InSettings(trial.Pattern.Text, reason: null),
        ];
    }

    private static string What(IgnoreTrial trial, ListedNetwork network) => trial switch
    {
        { Effect.IsNothing: false } => $"{Of(trial.Effect.Consoles.Length, network.Consoles.Length, "console")} "
            + $"and {Of(trial.Effect.Pages.Length, network.Pages.Length, "page")}: {Sites(trial.Effect)}",
        { HiddenAlready: > 0 } =>
            $"nothing more, because everything that it matches ({Number(trial.HiddenAlready)}) is already hidden",
        _ => "nothing that is listed at the moment",
    };

    private static IEnumerable<string> Examples(IgnoreTrial trial)
    {
        var own = trial.Neighbours.Select(neighbour => neighbour.Address.Value)
            .Concat(trial.OwnPages.Select(page => page.Address.Value))
            .ToHashSet(StringComparer.Ordinal);
        return trial.Effect.Examples(int.MaxValue).Where(address => !own.Contains(address.Url))
            .Select(address => address.ToString());
    }

    private static IEnumerable<string> Lost(IgnoreTrial trial)
    {
        if (!trial.LostConsoles.IsEmpty)
        {
            var consoles = Count(trial.LostConsoles.Length, "console");
            yield return $"{consoles} would no longer be found, because only hidden consoles lead to "
                + $"{(trial.LostConsoles.Length == 1 ? "it" : "them")}:";
            foreach (var line in Cut(trial.LostConsoles.Select(console => console.Address.Value), MostExamples))
                yield return $"  {line}";
        }
        if (!trial.LostPages.IsEmpty)
        {
            var them = trial.LostPages.Length == 1 ? "it" : "them";
            yield return $"{Count(trial.LostPages.Length, "page")} would no longer be recommended, "
                + $"because only consoles that would be hidden or no longer found recommend {them}.";
        }
    }

    private static IEnumerable<string> Covered(IgnoreTrial trial) => trial.Covered.IsEmpty
        ? []
        :
        [
            "It would make these patterns redundant:",
            .. Cut(trial.Covered.Select(Named), MostExamples).Select(line => $"  {line}"),
        ];
}
