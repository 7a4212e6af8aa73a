namespace Wander.Configuration.Files;

/// <summary>One walk through the settings' folder: how far it may go, and what it passed over.</summary>
/// <param name="root">The settings' folder.</param>
internal sealed class FolderWalk(SettingsFolder root)
{
    private readonly string _inside =
        Path.EndsInDirectorySeparator(root.Path) ? root.Path : root.Path + Path.DirectorySeparatorChar;

    /// <summary>The settings' folder.</summary>
    public SettingsFolder Settings { get; } = root;

    /// <summary>How many files and folders may still be looked at; below 0 when there were more.</summary>
    public int Left { get; set; } = LinklessFolder.Budget;

    /// <summary>What was passed over: its path below the settings' folder, and why in words.</summary>
    public List<(string Path, string Why)> PassedOver { get; } = [];

    /// <summary>The links to folders.</summary>
    public List<string> Links { get; } = [];

    /// <summary>Something is passed over.</summary>
    public void Pass(FileSystemInfo entry, string why) => PassedOver.Add((Relative(entry), why));

    /// <summary>A link to a folder is passed over. What one inside leads to is found there, so that is no loss.</summary>
    public void PassLink(DirectoryInfo link)
    {
        Links.Add(Relative(link));
        if (TargetOf(link) is { Exists: true } target && !IsInside(target))
            Pass(link, "is a link to a folder, and those are not followed: copy the folder here");
    }

    /// <summary>Why a file is not to be read, in words; null when it may be.</summary>
    public string? WhyNot(FileInfo file)
    {
        if (file.LinkTarget is null)
            return null;
        var target = TargetOf(file);
        if (target is not FileInfo { Exists: true })
            return "is a link that leads to no file: correct it, or remove it";
        return IsInside(target) ? null
            : "is a link that leads out of the settings' folder, and is not followed: copy the file here";
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
            return null; // links that lead to each other lead nowhere
        }
    }
}
