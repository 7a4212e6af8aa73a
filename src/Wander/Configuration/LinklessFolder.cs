using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace Wander.Configuration;

/// <summary>
/// A folder as <c>ignore_files</c> may look through it: links to folders are not followed, as they can lead round in circles,
/// links to files only to what is below the settings' folder, and a budget ends what would be a walk over the whole disk.
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
        IgnoreInaccessible = true,
    };

    private readonly DirectoryInfo _folder;
    private readonly Walk _walk;
    private readonly int _depth;

    /// <summary>The settings' folder.</summary>
    public LinklessFolder(SettingsFolder folder)
        : this(new DirectoryInfo(folder.Path), new Walk(folder), depth: 0, parent: null)
    {
    }

    private LinklessFolder(DirectoryInfo folder, Walk walk, int depth, DirectoryInfoBase? parent)
    {
        _folder = folder;
        _walk = walk;
        _depth = depth;
        ParentDirectory = parent;
    }

    /// <summary>True when the budget ended the walk.</summary>
    public bool IsTooLarge => _walk.Left < 0;

    public override string Name => _folder.Name;

    public override string FullName => _folder.FullName;

    public override DirectoryInfoBase? ParentDirectory { get; }

    public override IEnumerable<FileSystemInfoBase> EnumerateFileSystemInfos()
    {
        if (_depth >= MaximumDepth || !_folder.Exists)
            yield break;
        _walk.Settings.LookThrough(_folder.FullName);
        foreach (var entry in _folder.EnumerateFileSystemInfos("*", Everything))
        {
            if (--_walk.Left < 0)
                yield break;
            if (entry is DirectoryInfo folder && folder.LinkTarget is null)
                yield return new LinklessFolder(folder, _walk, _depth + 1, this);
            else if (entry is FileInfo file && (file.LinkTarget is null || _walk.StaysInside(file)))
                yield return new FileInfoWrapper(file);
        }
    }

    // The matcher asks for these by name only for "..", which is refused before.
    public override DirectoryInfoBase? GetDirectory(string path) => null;

    public override FileInfoBase? GetFile(string path) => null;

    private sealed class Walk(SettingsFolder root)
    {
        private readonly string _inside =
            Path.EndsInDirectorySeparator(root.Path) ? root.Path : root.Path + Path.DirectorySeparatorChar;

        public SettingsFolder Settings { get; } = root;

        public int Left { get; set; } = Budget;

        public bool StaysInside(FileInfo link)
        {
            try
            {
                return link.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target
                    && target.FullName.StartsWith(_inside, StringComparison.Ordinal);
            }
            catch (IOException)
            {
                return false; // links that lead to each other lead to no file
            }
        }
    }
}
