using System.Collections.Immutable;

namespace Wander.Configuration;

/// <summary>Whether settings can be used although there is a problem.</summary>
public enum SettingsSeverity
{
    /// <summary>They can; the owner should know.</summary>
    Warning,

    /// <summary>They cannot: the program ends with 2, or keeps the last good settings (design, section 4).</summary>
    Error,
}

/// <summary>Something that the owner should change, in words.</summary>
/// <param name="Severity">Whether the settings can be used all the same.</param>
/// <param name="File">
/// The settings file's name, an ignore file's path relative to the settings' folder, or the name of an environment variable.
/// </param>
/// <param name="Line">The line, from 1; 0 where the problem has none.</param>
/// <param name="Column">The column, from 1, in UTF-16 code units as editors count; 0 where the problem has none.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
public sealed record SettingsProblem(SettingsSeverity Severity, string File, int Line, int Column, string Message)
{
    /// <summary>
    /// Where it is, as far as that is known: <c>wander.yaml:14:3</c>, <c>ignore/ads.txt:4</c>, <c>WANDER_URL</c>.
    /// </summary>
    public string Source => (Line, Column) switch
    {
        (0, _) => File,
        (_, 0) => $"{File}:{Line}",
        _ => $"{File}:{Line}:{Column}",
    };

    /// <summary>
    /// <c>wander.yaml:14:3: `pges` is not a setting: did you mean `pages`?</c>, the form by which editors jump to a line;
    /// a warning says so before its message.
    /// </summary>
    public override string ToString() =>
        Severity == SettingsSeverity.Warning ? $"{Source}: warning: {Message}" : $"{Source}: {Message}";
}

/// <summary>What reading the settings came to.</summary>
/// <param name="Settings">The settings; null when any of the problems is an error.</param>
/// <param name="Problems">Every mistake at once: the settings file's from top to bottom, then those of other files.</param>
/// <param name="Sources">What was read, and looked for.</param>
public sealed record SettingsReading(WanderSettings? Settings, ImmutableArray<SettingsProblem> Problems, SettingsSources Sources);
