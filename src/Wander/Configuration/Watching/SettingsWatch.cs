using System.Collections.Immutable;
using Wander.Configuration.Reading;

namespace Wander.Configuration.Watching;

/// <summary>The origin of the settings.</summary>
/// <param name="Path">The path of the settings file.</param>
/// <param name="Environment">The environment variables.</param>
/// <param name="Initial">The settings with which the service started.</param>
public sealed record SettingsOrigin(string Path, IReadOnlyDictionary<string, string> Environment, SettingsReading Initial);

/// <summary>
/// Watches the settings on disk while the service runs. A valid change becomes active within two seconds. An invalid change
/// is reported, and the previous settings stay active (src/Wander/README.md#settings). The watcher polls the files, because
/// file system notifications do not cover the targets of links and network drives.
/// </summary>
/// <param name="origin">The origin of the settings.</param>
/// <param name="settings">The active settings.</param>
/// <param name="adopt">
/// Makes settings active. Returns the problem and its remedy when that is not possible, otherwise null.
/// </param>
/// <param name="health">The state that <c>/healthz</c> reports.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The log for the owner.</param>
internal sealed partial class SettingsWatch(
    SettingsOrigin origin,
    LiveSettings settings,
    Func<WanderSettings, string?> adopt,
    SettingsHealth health,
    TimeProvider time,
    ILogger<SettingsWatch> log) : BackgroundService
{
    /// <summary>The time between two polls.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    // Files are read when they have been unchanged for this long, because an incomplete file can be valid by chance.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(750);

    // Files that keep changing are read after this time anyway, and again later.
    private static readonly TimeSpan LongestWriting = TimeSpan.FromSeconds(10);

    // Invalid settings are read again after this time, because a poll cannot detect every change, such as a new owner of a file.
    private static readonly TimeSpan RetryInvalidAfter = TimeSpan.FromSeconds(10);

    // A limit for the log; `wander check` shows all problems.
    private const int MaximumLogged = 10;

    private string _activeDigest = origin.Initial.Sources.Digest;
    private readonly string _folder = Path.GetDirectoryName(origin.Path) ?? "";
    private SettingsReading _latest = origin.Initial;
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
                LogBug(e); // the previous settings stay active
            }
        }
    }

    // Waits until the files have changed and are stable, because an editor may have emptied a file and not written it yet.
    private async Task WhenChangedAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var now = _latest.Sources;
        do
        {
            await Task.Delay(Every, time, cancellationToken);
            now = _latest.Sources.Refreshed();
        }
        while (now.HaveSameState(_latest.Sources)
            && !(health.Problem is not null && time.GetElapsedTime(began) >= RetryInvalidAfter));

        began = time.GetTimestamp();
        var (before, unchangedSince) = (now, began);
        while (time.GetElapsedTime(unchangedSince) < Pause && time.GetElapsedTime(began) < LongestWriting)
        {
            await Task.Delay(Every, time, cancellationToken);
            now = _latest.Sources.Refreshed();
            if (!now.HaveSameState(before))
                (before, unchangedSince) = (now, time.GetTimestamp());
        }
        var changed = _latest.Sources.FindDifference(now) is { } path ? Path.GetRelativePath(_folder, path).Replace('\\', '/')
            : ".";
        _changed = changed == "." ? File : changed; // "." would mean nothing to the owner
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
        if (_latest.Sources.Digest != _activeDigest)
        {
            if (adopt(next) is { } obstacle)
            {
                Refuse([new SettingsProblem(SettingsSeverity.Error, File, Line: 0, Column: 0, obstacle)]);
                return;
            }
            _activeDigest = _latest.Sources.Digest;
            LogActive(_changed);
        }
        else if (health.Problem is not null)
            LogRestored(_changed);
        Log([.. _latest.Problems.Except(before.Problems)]);
        health.Problem = null;
    }

    private void Refuse(ImmutableArray<SettingsProblem> problems)
    {
        var errors = problems.Where(problem => problem.Severity is SettingsSeverity.Error).ToImmutableArray();
        var more = errors.Length > 1 ? $" Run `wander check` to see {errors.Length - 1} more." : "";
        var message = $"The changed settings have errors, and the previous settings stay active. {errors[0]}{more}";
        if (health.Problem == message)
            return; // already logged
        LogRefused(_changed);
        Log(errors);
        health.Problem = message;
    }

    private void Log(ImmutableArray<SettingsProblem> problems)
    {
        foreach (var problem in problems.Take(MaximumLogged))
            LogProblem(problem.ToString());
        if (problems.Length > MaximumLogged)
            LogMore(problems.Length - MaximumLogged);
    }

    [LoggerMessage(1, LogLevel.Information, "{File} has changed, and the new settings are active")]
    private partial void LogActive(string file);

    [LoggerMessage(2, LogLevel.Information, "{File} has changed, and matches the active settings again")]
    private partial void LogRestored(string file);

    [LoggerMessage(
        3, LogLevel.Error, "{File} has changed, but the new settings cannot be used. The previous settings stay active.")]
    private partial void LogRefused(string file);

    [LoggerMessage(4, LogLevel.Warning, "{Problem}")]
    private partial void LogProblem(string problem);

    [LoggerMessage(5, LogLevel.Warning, "Problems not shown: {Count}. Run `wander check` to see them.")]
    private partial void LogMore(int count);

    [LoggerMessage(6, LogLevel.Error, "Reading the settings failed unexpectedly. The previous settings stay active.")]
    private partial void LogBug(Exception exception);
}
