namespace Wander.Configuration;

/// <summary>
/// What tells one state of a file or folder from another without reading it. A link is taken for what it leads to in the end:
/// containers exchange a whole folder of settings by one.
/// </summary>
/// <param name="Exists">Whether there is one.</param>
/// <param name="Length">Its length in bytes; 0 for folders, pipes and what is not there.</param>
/// <param name="Written">When it was last written; for a folder, when a name in it last came or went.</param>
/// <param name="Target">Where a link leads in the end: all files of some systems are of the same second. Null for no
/// link.</param>
/// <param name="Mode">Who may read it: what could not be read may be readable now.</param>
internal readonly record struct FileStamp(bool Exists, long Length, DateTime Written, string? Target, UnixFileMode Mode)
{
    /// <summary>How the file is now. What cannot be looked at is taken for absent.</summary>
    /// <param name="path">A file, a folder, or nothing.</param>
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
            return default; // links that lead to each other, a folder that went away meanwhile
        }
    }
}
