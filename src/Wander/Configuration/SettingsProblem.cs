using System.Collections.Immutable;

namespace Wander.Configuration;

/// <summary>The severity of a problem: whether the settings can be used despite it.</summary>
public enum SettingsSeverity
{
    /// <summary>The settings can be used, but the owner should correct the problem.</summary>
    Warning,

    /// <summary>
    /// The settings cannot be used: a command ends with exit code 2, and a running service keeps the previous settings.
    /// </summary>
    Error,
}

/// <summary>A mistake in the settings that the owner should correct.</summary>
/// <param name="Severity">Whether the settings can still be used.</param>
/// <param name="File">
/// The name of the settings file, the path of an ignore file relative to the folder of the settings file, or the name of an
/// environment variable.
/// </param>
/// <param name="Line">The line, from 1; 0 when the problem does not belong to a line.</param>
/// <param name="Column">The column, from 1, in UTF-16 code units as editors count; 0 when it is not known.</param>
/// <param name="Message">The problem and its remedy, as sentences.</param>
public sealed record SettingsProblem(SettingsSeverity Severity, string File, int Line, int Column, string Message)
{
    /// <summary>
    /// The location of the problem, as precise as possible: <c>wander.yaml:14:3</c>, <c>ignore/ads.txt:4</c>, <c>WANDER_URL</c>.
    /// </summary>
    public string Source => (Line, Column) switch
    {
        (0, _) => File,
        (_, 0) => $"{File}:{Line}",
        _ => $"{File}:{Line}:{Column}",
    };

    /// <summary>
    /// Returns the location and the message, in the form from which editors jump to a line:
    /// <c>wander.yaml:14:3: Unknown setting `pges`. Did you mean `pages`?</c>. The message of a warning follows <c>warning:</c>.
    /// </summary>
    public override string ToString() =>
        Severity == SettingsSeverity.Warning ? $"{Source}: warning: {Message}" : $"{Source}: {Message}";
}

/// <summary>The result of reading the settings.</summary>
/// <param name="Settings">The settings; null when any of the problems is an error.</param>
/// <param name="Problems">All mistakes: those of the settings file from top to bottom, then those of other files.</param>
/// <param name="Sources">The files and folders that were read or searched for.</param>
public sealed record SettingsReading(WanderSettings? Settings, ImmutableArray<SettingsProblem> Problems, SettingsSources Sources);
