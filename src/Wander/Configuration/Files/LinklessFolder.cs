using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace Wander.Configuration.Files;

/// <summary>
/// A folder as <c>ignore_files</c> may look through it: links to folders are not followed, as they can lead round in circles, and
/// a budget ends what would be a walk over the whole disk. What is passed over is noted, so that nobody counts on it.
/// </summary>
internal sealed class LinklessFolder : DirectoryInfoBase
{
    /// <summary>How many files and folders are looked at for one glob.</summary>
    public const int Budget = 5_000;

    /// <summary>How many folders deep.</summary>
    public const int MaximumDepth = 32;

    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
    };

    private readonly DirectoryInfo _folder;
    private readonly FolderWalk _walk;
    private readonly int _depth;

    /// <summary>The settings' folder.</summary>
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

    /// <summary>What the walk came to and passed over: its path, and why in words.</summary>
    public IReadOnlyList<(string Path, string Why)> PassedOver => _walk.PassedOver;

    /// <summary>The links to folders that the walk came to, wherever they lead.</summary>
    public IReadOnlyList<string> Links => _walk.Links;

    /// <summary>True when the budget ended the walk.</summary>
    public bool IsTooLarge => _walk.Left < 0;

    public override string Name => _folder.Name;

    public override string FullName => _folder.FullName;

    public override DirectoryInfoBase? ParentDirectory { get; }

    /// <summary>Why a file that was found is not to be read, in words; null when it may be.</summary>
    /// <param name="file">Its path below the settings' folder.</param>
    public string? WhyNot(string file) => _walk.WhyNot(new FileInfo(Path.Combine(_folder.FullName, file)));

    // The matcher only looks into folders in which the glob may match something.
    public override IEnumerable<FileSystemInfoBase> EnumerateFileSystemInfos()
    {
        if (!_folder.Exists || IsPassedOver())
            yield break;
        _walk.Settings.LookThrough(_folder.FullName);
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
            _walk.PassLink(_folder);
        else if (_depth >= MaximumDepth)
            _walk.Pass(_folder, $"is more than {MaximumDepth - 1} folders deep: move its files up");
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
            _walk.Pass(_folder, $"cannot be read ({exception.Message}): let the user that runs wander read it");
            return [];
        }
    }

    // The matcher asks for these by name only for "..", which is refused before.
    public override DirectoryInfoBase? GetDirectory(string path) => null;

    public override FileInfoBase? GetFile(string path) => null;
}
