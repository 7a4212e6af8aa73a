using System.Diagnostics.CodeAnalysis;

namespace Wander.Configuration.Files;

/// <summary>The folder of the settings file, to which other paths are relative. It records every access as a source.</summary>
/// <param name="path">The absolute path of the folder.</param>
/// <param name="sources">Receives the files and folders that are accessed.</param>
internal sealed class SettingsFolder(string path, SettingsSources.Builder sources)
{
    /// <summary>The absolute path of the folder.</summary>
    public string Path { get; } = path;

    /// <summary>Returns true when a file exists in the folder.</summary>
    /// <param name="name">The path of the file below the folder.</param>
    public bool HasFile(string name)
    {
        var file = System.IO.Path.Combine(Path, name);
        sources.Add(file);
        var has = File.Exists(file);
        sources.Read([has ? (byte)1 : (byte)0]);
        return has;
    }

    /// <summary>Reads a file in the folder. Returns false, with the reason, when it cannot be read or is too large.</summary>
    /// <param name="name">The path of the file below the folder.</param>
    /// <param name="mayWait">
    /// True to read a pipe, which blocks until another process writes; otherwise it counts as empty.
    /// </param>
    /// <param name="bytes">The content of the file.</param>
    /// <param name="mistake">Why the file was not read, with the remedy.</param>
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

    /// <summary>Records a folder that is about to be searched.</summary>
    /// <param name="folder">The absolute path of the folder.</param>
    public void RecordSearch(string folder) => sources.Add(folder);
}
