using Microsoft.Extensions.FileProviders;
using Wander.Web.Hosting;

namespace Wander.Exporting;

/// <summary>Files that are copied as they are: our scripts and styles, and the owner's.</summary>
internal static class CopiedFiles
{
    // What the service has for its own pages, and what takes its place or is there besides where no server answers.
    private const string OnlyInExports = "static";

    // It has the service make the page anew for who comes back.
    private const string OnlyInService = "preferences.js";

    // Nobody's files are so deep; a link to a folder above would be endless.
    private const int MaximumDepth = 16;

    /// <summary>Our own.</summary>
    /// <param name="folder">The folder <c>wwwroot</c>.</param>
    public static IEnumerable<StaticFile> OfOurs(string folder)
    {
        var special = Below(Path.Combine(folder, OnlyInExports));
        return Below(folder)
            .Where(file => !file.Name.StartsWith(OnlyInExports + "/", StringComparison.Ordinal) && file.Name != OnlyInService)
            .ExceptBy(special.Select(file => file.Name), file => file.Name, StringComparer.Ordinal)
            .Concat(special);
    }

    /// <summary>The owner's, those that the service serves as well; none where there is no such folder.</summary>
    /// <param name="folder">The folder <c>public</c> beside the settings.</param>
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
