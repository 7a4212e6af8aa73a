using System.Collections.Immutable;
using Wander.Configuration.Reading;

namespace Wander.Configuration.Watching;

/// <summary>Where settings come from.</summary>
/// <param name="Path">The settings file.</param>
/// <param name="Environment">The environment's variables.</param>
/// <param name="Begun">What the service began with.</param>
public sealed record SettingsOrigin(string Path, IReadOnlyDictionary<string, string> Environment, SettingsReading Begun);

/// <summary>
/// Follows the settings on disk while the service runs (design, section 4): a good change is in force within two seconds, a bad
/// one is told, and the last good settings stay. It looks at the files instead of being told by the system, which tells nothing
/// of what is behind links and on network drives.
/// </summary>
/// <param name="origin">Where the settings are.</param>
/// <param name="settings">Those in force.</param>
/// <param name="adopt">Puts settings into force; what is in the way, in words, when they cannot be.</param>
/// <param name="health">Where <c>/healthz</c> looks.</param>
/// <param name="time">The clock.</param>
/// <param name="log">What the owner reads.</param>
internal sealed partial class SettingsWatch(
    SettingsOrigin origin,
    LiveSettings settings,
    Func<WanderSettings, string?> adopt,
    SettingsHealth health,
    TimeProvider time,
    ILogger<SettingsWatch> log) : BackgroundService
{
    /// <summary>From one look to the next.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    // Whoever writes makes no longer pauses than this, mostly: half a file can be good settings, and is not to be taken for them.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(750);

    // Whoever writes for longer is read all the same, and again later.
    private static readonly TimeSpan LongestWriting = TimeSpan.FromSeconds(10);

    // What a look cannot tell, another owner of a file for one, may have changed.
    private static readonly TimeSpan BadAgain = TimeSpan.FromSeconds(10);

    // The log is for reading; `wander check` tells them all.
    private const int MaximumTold = 10;

    private string _inForce = origin.Begun.Sources.Digest;
    private readonly string _folder = Path.GetDirectoryName(origin.Path) ?? "";
    private SettingsReading _latest = origin.Begun;
    private string _changed = "";

    private string File => Path.GetFileName(origin.Path);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await WhenChangedAsync(stoppingToken);
            try
            {
                Read();
            }
            catch (Exception e)
            {
                LogBug(e); // the settings of before stay
            }
        }
    }

    // An editor may have emptied the file and not written it yet.
    private async Task WhenChangedAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var now = _latest.Sources;
        do
        {
            await Task.Delay(Every, time, cancellationToken);
            now = _latest.Sources.Again();
        }
        while (now.AreLike(_latest.Sources) && !(health.Problem is not null && time.GetElapsedTime(began) >= BadAgain));

        began = time.GetTimestamp();
        var (before, unchangedSince) = (now, began);
        while (time.GetElapsedTime(unchangedSince) < Pause && time.GetElapsedTime(began) < LongestWriting)
        {
            await Task.Delay(Every, time, cancellationToken);
            now = _latest.Sources.Again();
            if (!now.AreLike(before))
                (before, unchangedSince) = (now, time.GetTimestamp());
        }
        var changed = _latest.Sources.FirstOtherIn(now) is { } path ? Path.GetRelativePath(_folder, path).Replace('\\', '/')
            : ".";
        _changed = changed == "." ? File : changed; // a folder that is another one now says nothing to the owner
    }

    private void Read()
    {
        var before = _latest;
        _latest = WanderSettingsFile.ReadAgain(origin.Path, origin.Environment, settings.Now);
        if (_latest.Settings is not { } next)
        {
            Refuse(_latest.Problems);
            return;
        }
        if (_latest.Sources.Digest != _inForce)
        {
            if (adopt(next) is { } obstacle)
            {
                Refuse([new SettingsProblem(SettingsSeverity.Error, File, Line: 0, Column: 0, obstacle)]);
                return;
            }
            _inForce = _latest.Sources.Digest;
            LogInForce(_changed);
        }
        else if (health.Problem is not null)
            LogAsBefore(_changed);
        Tell([.. _latest.Problems.Except(before.Problems)]);
        health.Problem = null;
    }

    private void Refuse(ImmutableArray<SettingsProblem> problems)
    {
        var errors = problems.Where(problem => problem.Severity is SettingsSeverity.Error).ToImmutableArray();
        var more = errors.Length > 1 ? $" (and {errors.Length - 1} more: `wander check` tells them)" : "";
        var words = $"the changed settings have mistakes, and those of before stay in force: {errors[0]}{more}";
        if (health.Problem == words)
            return; // told before
        LogRefused(_changed);
        Tell(errors);
        health.Problem = words;
    }

    private void Tell(ImmutableArray<SettingsProblem> problems)
    {
        foreach (var problem in problems.Take(MaximumTold))
            LogProblem(problem.ToString());
        if (problems.Length > MaximumTold)
            LogMore(problems.Length - MaximumTold);
    }

    [LoggerMessage(1, LogLevel.Information, "{File} has changed, and the settings are in force")]
    private partial void LogInForce(string file);

    [LoggerMessage(2, LogLevel.Information, "{File} has changed, and the settings are again as they were, and in force")]
    private partial void LogAsBefore(string file);

    [LoggerMessage(3, LogLevel.Error, "{File} has changed, and the settings cannot be used; those of before stay in force:")]
    private partial void LogRefused(string file);

    [LoggerMessage(4, LogLevel.Warning, "{Problem}")]
    private partial void LogProblem(string problem);

    [LoggerMessage(5, LogLevel.Warning, "{Count} more like these: `wander check` tells them")]
    private partial void LogMore(int count);

    [LoggerMessage(6, LogLevel.Error, "Reading the settings failed unexpectedly; those of before stay in force")]
    private partial void LogBug(Exception exception);
}
