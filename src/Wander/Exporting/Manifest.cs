using System.Text;

namespace Wander.Exporting;

/// <summary>
/// The names of the files that an export wrote, kept among them: by it, the next one knows its own files from all others. A
/// name is added before its file is written, so that it is known even where an export was broken off.
/// </summary>
internal sealed class Manifest
{
    /// <summary>Its name. Most hosts do not serve what begins with a dot.</summary>
    public const string Name = ".wander-export";

    private const string Head = "# Written by `wander export`, which replaces and removes the files named here, and no others.";
    private const int MaximumBytes = 64 * 1024 * 1024;

    private readonly string _path;

    private Manifest(string path, IEnumerable<string> names)
    {
        _path = path;
        Names = new HashSet<string>(names, StringComparer.Ordinal);
    }

    /// <summary>The names, with forward slashes.</summary>
    public HashSet<string> Names { get; }

    /// <summary>Is there one in this folder?</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, Name));

    /// <summary>
    /// Reads the one of a folder; without one, nothing was written there. Whoever wrote it: a name that leads out is none.
    /// </summary>
    public static Manifest Of(string folder)
    {
        var path = Path.Combine(folder, Name);
        var lines = File.Exists(path) && new FileInfo(path).Length <= MaximumBytes ? File.ReadLines(path) : [];
        return new Manifest(path, lines.Where(IsName).ToList());
    }

    /// <summary>Can this be the name of an exported file?</summary>
    public static bool IsName(string name) =>
        name.Length > 0 && name[0] != '#' && name != Name && name.All(c => !char.IsControl(c) && c is not ('\\' or ':'))
        && name.Split('/').All(part => part is not ("" or "." or ".."));

    /// <summary>Begins it, if there is none, before the first file is written.</summary>
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

    /// <summary>Ends an export: these are its files, and no others.</summary>
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
