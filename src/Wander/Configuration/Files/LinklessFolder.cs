using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace Wander.Configuration.Files;

/// <summary>
/// A folder that <c>ignore_files</c> searches. Links to folders are not followed, because they can form a cycle, and a budget
/// prevents a search of the whole disk. Skipped entries are recorded, so that they can be reported.
/// </summary>
internal sealed class LinklessFolder : DirectoryInfoBase
{
    /// <summary>The maximum number of files and folders that are visited for one glob.</summary>
    public const int Budget = 5_000;

    /// <summary>The maximum depth, in folders.</summary>
    public const int MaximumDepth = 32;

    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
    };

    private readonly DirectoryInfo _folder;
    private readonly FolderWalk _walk;
    private readonly int _depth;

    /// <summary>Starts a search in the folder of the settings file.</summary>
    public LinklessFolder(SettingsFolder folder)
        : this(new DirectoryInfo(folder.Path), new FolderWalk(folder), depth: 0, parent: null)
    {
    }

    private LinklessFolder(DirectoryInfo folder, FolderWalk walk, int depth, DirectoryInfoBase? parent)
    {
        _folder = folder;
        _walk = walk;
        _depth = depth;
        ParentDirectory = parent;
    }

    /// <summary>The skipped entries, with their paths and reasons; see <see cref="FolderWalk.Skipped"/>.</summary>
    public IReadOnlyList<(string Path, string Why)> Skipped => _walk.Skipped;

    /// <summary>The links to folders that the search found, with any target.</summary>
    public IReadOnlyList<string> Links => _walk.Links;

    /// <summary>True when the budget ended the search.</summary>
    public bool IsTooLarge => _walk.Left < 0;

    public override string Name => _folder.Name;

    public override string FullName => _folder.FullName;

    public override DirectoryInfoBase? ParentDirectory { get; }

    /// <summary>Returns why a file that was found must not be read, beginning with a verb; null when it may be read.</summary>
    /// <param name="file">The path of the file below the folder of the settings file.</param>
    public string? WhyNot(string file) => _walk.WhyNot(new FileInfo(Path.Combine(_folder.FullName, file)));

    // The matcher enumerates only folders in which the glob can match a file.
    public override IEnumerable<FileSystemInfoBase> EnumerateFileSystemInfos()
    {
        if (!_folder.Exists || IsPassedOver())
            yield break;
        _walk.Settings.RecordSearch(_folder.FullName);
        foreach (var entry in Entries())
        {
            if (--_walk.Left < 0)
                yield break;
            if (entry is DirectoryInfo folder)
                yield return new LinklessFolder(folder, _walk, _depth + 1, this);
            else if (entry is FileInfo file)
                yield return new FileInfoWrapper(file);
        }
    }

    private bool IsPassedOver()
    {
        if (_depth > 0 && _folder.LinkTarget is not null)
            _walk.SkipLink(_folder);
        else if (_depth >= MaximumDepth)
            _walk.Skip(_folder, $"is more than {MaximumDepth - 1} folders deep and is not searched. Move its files up.");
        else
            return false;
        return true;
    }

    private IEnumerable<FileSystemInfo> Entries()
    {
        try
        {
            return [.. _folder.EnumerateFileSystemInfos("*", Everything).Take(_walk.Left + 1)];
        }
        catch (UnauthorizedAccessException exception) when (_depth > 0)
        {
            _walk.Skip(_folder, $"cannot be read ({exception.Message.TrimEnd('.')}). "
                + "Give the user that runs wander permission to read it.");
            return [];
        }
    }

    // The matcher calls these two methods only for "..", which is refused before the search.
    public override DirectoryInfoBase? GetDirectory(string path) => null;

    public override FileInfoBase? GetFile(string path) => null;
}
