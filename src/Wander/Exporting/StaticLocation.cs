using System.Globalization;

namespace Wander.Exporting;

/// <summary>Where a page of a static console is, as a folder with an <c>index.html</c> in it.</summary>
/// <param name="Folder">The folder of the page, or of the list whose part it is: empty, or with a slash at its end.</param>
/// <param name="Part">Which part of a list it is, from 1.</param>
internal sealed record StaticLocation(string Folder, int Part = 1)
{
    /// <summary>
    /// The first parts are in the list's folder, the others in folders below: <c>directory/</c>, <c>directory/2/</c>.
    /// </summary>
    public string Path => Part <= 1 ? Folder : string.Create(CultureInfo.InvariantCulture, $"{Folder}{Part}/");

    /// <summary>The way from there to the console's own folder: <c>./</c>, <c>../../</c>.</summary>
    public string Root => Path.Length == 0 ? "./" : string.Concat(Enumerable.Repeat("../", Path.Count(c => c == '/')));

    /// <summary>The page's file.</summary>
    public string File => Path + "index.html";
}
