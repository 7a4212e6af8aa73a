namespace Wander.Configuration;

/// <summary>
/// The state of a file or folder, to detect a change without reading it. A link has the state of its final target, because
/// container platforms replace a whole folder of settings by changing a link.
/// </summary>
/// <param name="Exists">True when the file or folder exists.</param>
/// <param name="Length">The length in bytes; 0 for a folder, a pipe and a missing file.</param>
/// <param name="Written">The time of the last write; for a folder, of the last added or removed name.</param>
/// <param name="Target">
/// The final target of a link; null when the file is not a link. It reveals a changed link when both targets have the same
/// length and time, as in systems that give all files the same time.
/// </param>
/// <param name="Mode">The permissions: a file that could not be read may be readable now.</param>
internal readonly record struct FileStamp(bool Exists, long Length, DateTime Written, string? Target, UnixFileMode Mode)
{
    /// <summary>Returns the current state. A file that cannot be examined counts as missing.</summary>
    /// <param name="path">The path of a file or folder, which may be missing.</param>
    public static FileStamp Of(string path)
    {
        try
        {
            FileSystemInfo info = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
            var target = info.LinkTarget is null ? null : info.ResolveLinkTarget(returnFinalTarget: true);
            info = target ?? info;
            if (!info.Exists)
                return default;
            var length = info is FileInfo file ? file.Length : 0;
            var mode = OperatingSystem.IsWindows() ? UnixFileMode.None : info.UnixFileMode;
            return new FileStamp(true, length, info.LastWriteTimeUtc, target?.FullName, mode);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return default; // a cycle of links, or a folder that was just removed
        }
    }
}
