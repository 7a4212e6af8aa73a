using System.Collections.Immutable;
using Wander.Configuration.Ignoring;
using Wander.Ignoring;
using Wander.Output;
using Wander.Text;
using static Wander.Reporting.EffectMessages;
using static Wander.Reporting.NetworkReport;

namespace Wander.Reporting;

/// <summary>Tried ignore patterns for people: what each would hide, and the line to add to the settings.</summary>
internal static class IgnoreTrialText
{
    private const int MostExamples = 5;
    private const string TooWide = "That is far more than one site's worth: write a narrower pattern, unless all of it is meant.";

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
            terminal.Output.WriteLine("Hidden consoles are never contacted: what they list from then on is not known.");
        }
    }

    private static IEnumerable<string> Lines(IgnoreTrial trial, ListedNetwork network)
    {
        var (pattern, effect) = (Quote.Whole(trial.Pattern.Text), trial.Effect);
        if (trial.HidesOurselves)
            return [$"{pattern} hides this console itself, {network.Network.Self.Address}: write a narrower pattern."];
        if (trial.Cover is { } cover)
        {
            return
            [
                $"{pattern} would hide nothing more, as {Named(cover)} hides all of it: there is nothing to add.",
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
            $"To add it{(trial.HasFindings ? " all the same" : "")}, write this line below `ignore:` in the settings:",
            IgnoreLine.InSettings(trial.Pattern.Text, reason: null),
        ];
    }

    private static string What(IgnoreTrial trial, ListedNetwork network) => trial switch
    {
        { Effect.IsNothing: false } => $"{Of(trial.Effect.Consoles.Length, network.Consoles.Length, "console")} "
            + $"and {Of(trial.Effect.Pages.Length, network.Pages.Length, "page")}: {Sites(trial.Effect)}",
        { HiddenAlready: > 0 } =>
            $"nothing more: all that it matches of today's network ({Number(trial.HiddenAlready)}) is hidden already",
        _ => "nothing that is listed today",
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
            yield return $"{consoles} would no longer be found, as only hidden ones lead there:";
            foreach (var line in Cut(trial.LostConsoles.Select(console => console.Address.Value), MostExamples))
                yield return $"  {line}";
        }
        if (!trial.LostPages.IsEmpty)
        {
            var pages = trial.LostPages.Length == 1 ? "it" : "them";
            yield return $"{Count(trial.LostPages.Length, "page")} would no longer be recommended, "
                + $"as only consoles that are hidden or not found then recommend {pages}.";
        }
    }

    private static IEnumerable<string> Covered(IgnoreTrial trial) => trial.Covered.IsEmpty
        ? []
        :
        [
            "It hides all that these patterns hide, which would no longer be needed:",
            .. Cut(trial.Covered.Select(Named), MostExamples).Select(line => $"  {line}"),
        ];
}
