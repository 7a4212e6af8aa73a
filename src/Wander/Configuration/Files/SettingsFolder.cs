using System.Diagnostics.CodeAnalysis;

namespace Wander.Configuration.Files;

/// <summary>The folder of the settings file, below which all else is looked for. It notes what was looked at.</summary>
/// <param name="path">Its absolute path.</param>
/// <param name="sources">Where that is noted.</param>
internal sealed class SettingsFolder(string path, SettingsSources.Builder sources)
{
    /// <summary>Its absolute path.</summary>
    public string Path { get; } = path;

    /// <summary>Whether there is such a file in it.</summary>
    /// <param name="name">Its path below the folder.</param>
    public bool HasFile(string name)
    {
        var file = System.IO.Path.Combine(Path, name);
        sources.Add(file);
        var has = File.Exists(file);
        sources.Read([has ? (byte)1 : (byte)0]);
        return has;
    }

    /// <summary>Reads a file in it; false, with the reason in words, when it cannot be read or is too large.</summary>
    /// <param name="name">Its path below the folder.</param>
    /// <param name="mayWait">Whether it may be a pipe, which has nothing in it until somebody writes.</param>
    /// <param name="bytes">What is in it.</param>
    /// <param name="mistake">Why there are none.</param>
    public bool TryRead(
        string name, bool mayWait, [NotNullWhen(true)] out byte[]? bytes, [NotNullWhen(false)] out string? mistake)
    {
        var file = System.IO.Path.Combine(Path, name);
        if (sources.Add(file) is { Exists: true, Length: 0 } && !mayWait)
        {
            (bytes, mistake) = ([], null);
            return true;
        }
        if (!BoundedFile.TryRead(file, out bytes, out mistake))
            return false;
        sources.Read(bytes);
        return true;
    }

    /// <summary>A folder in it is about to be looked through.</summary>
    /// <param name="folder">Its absolute path.</param>
    public void LookThrough(string folder) => sources.Add(folder);
}
