using System.Collections.Immutable;
using Wander.Configuration;
using Wander.Configuration.Ignoring;
using Wander.Protocol;
using Wander.Protocol.Ignoring;

namespace Wander.Ignoring;

/// <summary>Tries several patterns one after another, each as if the previous ones had been added to the settings.</summary>
/// <param name="Trials">One trial for each valid pattern, in order.</param>
/// <param name="Problems">The errors and warnings from parsing the texts.</param>
/// <param name="AreAllPatterns">True when every text is a valid pattern.</param>
internal sealed record IgnoreTrials(
    ImmutableArray<IgnoreTrial> Trials, ImmutableArray<SettingsProblem> Problems, bool AreAllPatterns)
{
    /// <summary>The location of problems in messages, in place of a file and line.</summary>
    private const string Source = "--try";

    /// <summary>True when the owner should review a problem or a trial before adding the patterns.</summary>
    public bool HasFindings => !Problems.IsEmpty || Trials.Any(trial => trial.HasFindings);

    /// <summary>Tries patterns.</summary>
    /// <param name="texts">The patterns as the owner typed them.</param>
    /// <param name="settings">The current settings, which are not changed.</param>
    /// <param name="network">The listed consoles and pages.</param>
    public static IgnoreTrials Of(IEnumerable<string> texts, WanderSettings settings, ListedNetwork network)
    {
        var trials = ImmutableArray.CreateBuilder<IgnoreTrial>();
        var all = ImmutableArray.CreateBuilder<SettingsProblem>();
        var areAllPatterns = true;
        foreach (var text in texts)
        {
            var problems = new ProblemList();
            var read = IgnorePatterns.Read(
                text.Trim(), reason: null, SourceLocation.Whole(Source), IgnoreLine.InSettings, problems);
            ImmutableArray<SettingsProblem> found = [.. problems.InOrder(Source)];
            all.AddRange(found);
            areAllPatterns &= !problems.HasErrors;
            if (read is not { Value: var pattern })
                continue;
            ImmutableArray<string> remarks = [.. found.Select(problem => problem.Message)];
            var trial = IgnoreTrial.Of(pattern, settings, network) with { Remarks = remarks };
            trials.Add(trial);
            if (!trial.HidesOurselves)
                settings = settings with { Ignore = IgnoreList.Create([.. settings.Ignore.Patterns, pattern]) };
        }
        return new IgnoreTrials(trials.ToImmutable(), all.ToImmutable(), areAllPatterns);
    }
}
