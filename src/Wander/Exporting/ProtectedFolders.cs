using Wander.Configuration;
using Wander.Text;

namespace Wander.Exporting;

/// <summary>The folders of the settings, which an export must not write to.</summary>
internal static class ProtectedFolders
{
    /// <summary>Returns the problem when a folder cannot be the target of an export; otherwise null.</summary>
    /// <param name="full">The absolute path of the folder.</param>
    /// <param name="name">The path as the owner typed it, quoted for messages.</param>
    /// <param name="settings">The settings.</param>
    public static ExportProblem? ProblemOf(string full, string name, WanderSettings settings)
    {
        if (IsIn(full, settings.PublicFolder))
            return new ExportProblem(
                $"{name} is in `public/`, whose files are copied into every export. Choose a folder outside of it.");
        if (IsIn(settings.PublicFolder, full) || IsIn(settings.StorePath, full))
            return new ExportProblem(
                $"{name} contains the console's own files, such as its store or `public/`. "
                + $"Choose a separate folder, for example {Quote.Of(Path.Combine(name.Trim('`'), "export"))}.");
        return null;
    }

    private static bool IsIn(string path, string folder)
    {
        var relative = Path.GetRelativePath(Real(folder), Real(path));
        if (relative == ".")
            return true;
        var leadsOut = relative == ".."
            || relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            || Path.IsPathRooted(relative);
        return !leadsOut;
    }

    // The path with all symbolic links resolved.
    private static string Real(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } parent)
            return full;
        var real = Path.Combine(Real(parent), Path.GetFileName(full));
        var entry = new FileInfo(real);
        return entry.LinkTarget is null ? real : entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? real;
    }
}
