using System.Text;

namespace Wander.Exporting;

/// <summary>
/// The list of files that exports have written, stored in the export folder. It distinguishes them from all other files. A name
/// is added before its file is written, so that the list is also complete after an interrupted export.
/// </summary>
internal sealed class Manifest
{
    /// <summary>The name of the manifest file. Most hosts do not serve files whose names begin with a dot.</summary>
    public const string Name = ".wander-export";

    private const string Head = "# Written by `wander export`. It replaces and removes only the files that are listed here.";
    private const int MaximumBytes = 64 * 1024 * 1024;

    private readonly string _path;

    private Manifest(string path, IEnumerable<string> names)
    {
        _path = path;
        Names = new HashSet<string>(names, StringComparer.Ordinal);
    }

    /// <summary>The file names, relative to the export folder, with forward slashes.</summary>
    public HashSet<string> Names { get; }

    /// <summary>True when the folder contains a manifest.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, Name));

    /// <summary>
    /// Reads the manifest of a folder; empty when there is none. The file is not trusted: names that lead out of the folder are
    /// ignored.
    /// </summary>
    public static Manifest Of(string folder)
    {
        var path = Path.Combine(folder, Name);
        var lines = File.Exists(path) && new FileInfo(path).Length <= MaximumBytes ? File.ReadLines(path) : [];
        return new Manifest(path, lines.Where(IsName).ToList());
    }

    /// <summary>True when this is a valid name of an exported file.</summary>
    public static bool IsName(string name) =>
        name.Length > 0 && name[0] != '#' && name != Name && name.All(c => !char.IsControl(c) && c is not ('\\' or ':'))
        && name.Split('/').All(part => part is not ("" or "." or ".."));

    /// <summary>Creates the manifest, if there is none, before the first file is written.</summary>
    public void Begin()
    {
        if (!File.Exists(_path))
            Replace();
    }

    /// <summary>Adds a name, before its file is written.</summary>
    public void Add(string name)
    {
        if (Names.Add(name))
            File.AppendAllText(_path, name + "\n");
    }

    /// <summary>Ends an export: removes all names except those of its files.</summary>
    public void End(IReadOnlySet<string> written)
    {
        if (Names.SetEquals(written))
            return;
        Names.IntersectWith(written);
        Replace();
    }

    private void Replace()
    {
        var text = new StringBuilder().Append(Head).Append('\n');
        foreach (var name in Names.Order(StringComparer.Ordinal))
            text.Append(name).Append('\n');
        var temporary = _path + ExportFolder.TemporaryEnding;
        File.WriteAllText(temporary, text.ToString());
        File.Move(temporary, _path, overwrite: true);
    }
}
