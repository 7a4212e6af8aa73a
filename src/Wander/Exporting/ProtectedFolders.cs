using Wander.Configuration;
using Wander.Text;

namespace Wander.Exporting;

/// <summary>Folders that belong to the settings, into which no console is written.</summary>
internal static class ProtectedFolders
{
    /// <summary>Why a folder cannot be used; null where it can.</summary>
    /// <param name="full">Its absolute path.</param>
    /// <param name="name">What the owner called it, as it is put into a message.</param>
    /// <param name="settings">The settings.</param>
    public static ExportProblem? WhyNot(string full, string name, WanderSettings settings)
    {
        if (IsIn(full, settings.PublicFolder))
            return new ExportProblem(
                $"{name} is in `public/`, whose files are copied into every export: name a folder elsewhere.");
        if (IsIn(settings.PublicFolder, full) || IsIn(settings.StorePath, full))
            return new ExportProblem(
                $"{name} has the settings' own files in it, which are not for visitors: "
                + $"name a folder of its own, for example {Quote.Of(Path.Combine(name.Trim('`'), "export"))}.");
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

    // Where a path leads: links on its way are followed.
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
