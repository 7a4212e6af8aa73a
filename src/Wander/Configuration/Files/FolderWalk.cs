namespace Wander.Configuration.Files;

/// <summary>A search through the folder of the settings file: its remaining budget, and the entries that it skipped.</summary>
/// <param name="root">The folder of the settings file.</param>
internal sealed class FolderWalk(SettingsFolder root)
{
    private readonly string _inside =
        Path.EndsInDirectorySeparator(root.Path) ? root.Path : root.Path + Path.DirectorySeparatorChar;

    /// <summary>The folder of the settings file.</summary>
    public SettingsFolder Settings { get; } = root;

    /// <summary>The number of files and folders that may still be visited; negative when there were more.</summary>
    public int Left { get; set; } = LinklessFolder.Budget;

    /// <summary>The skipped entries: the path below the folder of the settings file, and a reason without a subject.</summary>
    public List<(string Path, string Why)> Skipped { get; } = [];

    /// <summary>The links to folders that the search found, relative to the folder of the settings file.</summary>
    public List<string> Links { get; } = [];

    /// <summary>Records a skipped entry.</summary>
    /// <param name="entry">The file or folder.</param>
    /// <param name="why">The reason and the remedy, beginning with a verb: <c>is a link …</c>.</param>
    public void Skip(FileSystemInfo entry, string why) => Skipped.Add((Relative(entry), why));

    /// <summary>
    /// Records a link to a folder. It counts as skipped only when its target is outside the folder of the settings file,
    /// because a target inside is searched anyway.
    /// </summary>
    public void SkipLink(DirectoryInfo link)
    {
        Links.Add(Relative(link));
        if (TargetOf(link) is { Exists: true } target && !IsInside(target))
            Skip(link, "is a link to a folder, and such links are not followed. Copy the folder here.");
    }

    /// <summary>Returns why a file must not be read, beginning with a verb, and the remedy; null when it may be read.</summary>
    public string? WhyNot(FileInfo file)
    {
        if (file.LinkTarget is null)
            return null;
        var target = TargetOf(file);
        if (target is not FileInfo { Exists: true })
            return "is a link to a file that does not exist. Correct or remove the link.";
        return IsInside(target) ? null
            : "is a link to a file outside the folder of the settings file, and is not followed. Copy the file here.";
    }

    private bool IsInside(FileSystemInfo target) =>
        (target.FullName + Path.DirectorySeparatorChar).StartsWith(_inside, StringComparison.Ordinal);

    private string Relative(FileSystemInfo entry) => Path.GetRelativePath(_inside, entry.FullName).Replace('\\', '/');

    private static FileSystemInfo? TargetOf(FileSystemInfo link)
    {
        try
        {
            return link.ResolveLinkTarget(returnFinalTarget: true);
        }
        catch (IOException)
        {
            return null; // links that form a cycle have no target
        }
    }
}
