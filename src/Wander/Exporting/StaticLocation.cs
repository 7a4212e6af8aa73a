using System.Globalization;

namespace Wander.Exporting;

/// <summary>The location of a page in a static export: a folder that contains an <c>index.html</c>.</summary>
/// <param name="Folder">The folder of the page or list: empty, or with a slash at its end.</param>
/// <param name="Part">The number of the part of a list, from 1.</param>
internal sealed record StaticLocation(string Folder, int Part = 1)
{
    /// <summary>
    /// The folder of the page. The first part is in the folder of the list, the others in subfolders: <c>directory/</c>,
    /// <c>directory/2/</c>.
    /// </summary>
    public string Path => Part <= 1 ? Folder : string.Create(CultureInfo.InvariantCulture, $"{Folder}{Part}/");

    /// <summary>The relative path from the page to the export folder: <c>./</c>, <c>../../</c>.</summary>
    public string Root => Path.Length == 0 ? "./" : string.Concat(Enumerable.Repeat("../", Path.Count(c => c == '/')));

    /// <summary>The path of the file.</summary>
    public string File => Path + "index.html";
}
