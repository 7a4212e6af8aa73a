namespace Wander.Configuration;

/// <summary>Reports whether the settings on disk are the active ones. Safe for concurrent use.</summary>
public sealed class SettingsHealth
{
    private string? _problem;

    /// <summary>Why the settings on disk are not active, with the remedy; null while they are active.</summary>
    public string? Problem
    {
        get => Volatile.Read(ref _problem);
        set => Volatile.Write(ref _problem, value);
    }
}
