namespace Wander.Configuration;

/// <summary>Whether the settings on disk are those in force, for any number of readers.</summary>
public sealed class SettingsHealth
{
    private string? _problem;

    /// <summary>Why those on disk are not in force, in words, with what to do; null while they are.</summary>
    public string? Problem
    {
        get => Volatile.Read(ref _problem);
        set => Volatile.Write(ref _problem, value);
    }
}
