using Microsoft.Extensions.FileProviders;
using Wander.Web.Hosting;

namespace Wander.Exporting;

/// <summary>Files that are copied unchanged: Wander's scripts and styles, and the owner's files.</summary>
internal static class CopiedFiles
{
    // The subfolder of wwwroot with files only for static exports, some of which replace files of the service.
    private const string OnlyInExports = "static";

    // It reloads the page in the languages that the visitor has chosen, which requires the service.
    private const string OnlyInService = "preferences.js";

    // A symbolic link to a parent folder would otherwise recurse without end.
    private const int MaximumDepth = 16;

    /// <summary>Returns Wander's own files.</summary>
    /// <param name="folder">The folder <c>wwwroot</c>.</param>
    public static IEnumerable<StaticFile> OfWander(string folder)
    {
        var special = Below(Path.Combine(folder, OnlyInExports));
        return Below(folder)
            .Where(file => !file.Name.StartsWith(OnlyInExports + "/", StringComparison.Ordinal) && file.Name != OnlyInService)
            .ExceptBy(special.Select(file => file.Name), file => file.Name, StringComparer.Ordinal)
            .Concat(special);
    }

    /// <summary>Returns the owner's files that the service would serve; empty when there is no such folder.</summary>
    /// <param name="folder">The folder <c>public</c> next to the settings file.</param>
    public static IReadOnlyList<StaticFile> OfOwner(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        using var served = new PublicFolder(folder);
        return [.. Below(folder).Where(file => served.GetFileInfo(file.Name).Exists)];
    }

    private static List<StaticFile> Below(string folder)
    {
        using var files = new PhysicalFileProvider(folder, Microsoft.Extensions.FileProviders.Physical.ExclusionFilters.None);
        List<StaticFile> found = [];
        Find("", depth: 0);
        return found;

        void Find(string path, int depth)
        {
            foreach (var entry in files.GetDirectoryContents(path).OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                if (!entry.IsDirectory)
                    found.Add(Copy(path + entry.Name, entry.PhysicalPath!));
                else if (depth < MaximumDepth)
                    Find($"{path}{entry.Name}/", depth + 1);
            }
        }
    }

    private static StaticFile Copy(string name, string path) => new(name, async (stream, cancellationToken) =>
    {
        await using var file = File.OpenRead(path);
        await file.CopyToAsync(stream, cancellationToken);
    });
}
