using Wander.Configuration.Files;
using Wander.Configuration.Ignoring;
using Wander.Configuration.Yaml;
using Wander.Protocol;
using Wander.Protocol.Ignoring;
using Wander.Text;

namespace Wander.Configuration.Reading;

/// <summary>
/// Reads settings from <c>wander.yaml</c> (src/Wander/README.md#settings). All mistakes are reported at once, and none throws an
/// exception.
/// </summary>
public static class WanderSettingsFile
{
    /// <summary>A short settings file for a new owner to start with.</summary>
    public const string Example =
        """
        title: A console on my website
        url: https://example.com/wander/
        consoles:
          - https://susam.net/wander/
        pages:
          - https://example.com/

        """;

    /// <summary>Reads a settings file and the ignore files that it names, for a process that starts.</summary>
    /// <param name="path">
    /// The file, absolute or relative to the current folder; at most 1 MiB and 32 levels of YAML.
    /// </param>
    /// <param name="environment">
    /// The environment variables. Those that begin with <c>WANDER_</c> take precedence over the file.
    /// </param>
    public static SettingsReading Read(string path, IReadOnlyDictionary<string, string> environment) =>
        Read(path, environment, active: null);

    /// <summary>
    /// Reads a settings file that is in use. A missing or empty settings or ignore file is then an error, because an editor
    /// may be about to write it.
    /// </summary>
    /// <param name="path">The file, as for <see cref="Read(string, IReadOnlyDictionary{string, string})"/>.</param>
    /// <param name="environment">The environment variables.</param>
    /// <param name="active">The active settings, which were read from the file earlier.</param>
    public static SettingsReading ReadAgain(string path, IReadOnlyDictionary<string, string> environment, WanderSettings active)
    {
        ArgumentNullException.ThrowIfNull(active);
        return Read(path, environment, active);
    }

    private static SettingsReading Read(string path, IReadOnlyDictionary<string, string> environment, WanderSettings? active)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(environment);
        var file = Path.GetFullPath(path.Length > 0 ? path : ".");
        var name = Path.GetFileName(file);
        var problems = new ProblemList();
        using var sources = new SettingsSources.Builder();
        var settings = ReadFile(
            new SettingsFolder(Path.GetDirectoryName(file) ?? file, sources), file, environment, problems, active);
        return new SettingsReading(problems.HasErrors ? null : settings, problems.InOrder(name), sources.Build());
    }

    /// <summary>Reads settings without a settings file: the defaults, and the environment variables.</summary>
    /// <param name="path">The path that the file would have.</param>
    /// <param name="environment">The environment variables.</param>
    public static SettingsReading ReadWithoutFile(string path, IReadOnlyDictionary<string, string> environment)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(environment);
        var file = Path.GetFullPath(path);
        var name = Path.GetFileName(file);
        var problems = new ProblemList();
        using var sources = new SettingsSources.Builder();
        var nothing = new YamlMapping(SourceLocation.Whole(name), []);
        var settings = ReadTree(
            nothing, new SettingsFolder(Path.GetDirectoryName(file)!, sources), file, environment, problems, active: null);
        return new SettingsReading(problems.HasErrors ? null : settings, problems.InOrder(name), sources.Build());
    }

    private static WanderSettings ReadTree(
        YamlMapping root,
        SettingsFolder folder,
        string file,
        IReadOnlyDictionary<string, string> environment,
        ProblemList problems,
        WanderSettings? active)
    {
        root = EnvironmentOverrides.Apply(root, environment, problems);
        return new SettingsReader(folder, file, IgnoreFiles.Of(active?.Ignore ?? IgnoreList.Empty)).Read(
            Section.Root(root, problems));
    }

    private static WanderSettings? ReadFile(
        SettingsFolder folder, string file, IReadOnlyDictionary<string, string> environment, ProblemList problems,
            WanderSettings? active)
    {
        var isInUse = active is not null;
        var name = Path.GetFileName(file);
        var isThere = folder.HasFile(name);
        if (folder.Path == file || Directory.Exists(file))
            problems.Error(SourceLocation.Whole(name), $"{Quote.Whole(file)} is a folder, not a file. "
                + $"Pass the settings file in it, like {Quote.Whole(Path.Combine(file, "wander.yaml"))}.");
        else if (LinkMistake(file) is { } mistakenLink)
            problems.Error(SourceLocation.Whole(name), mistakenLink);
        else if (!isThere)
            problems.Error(SourceLocation.Whole(name), isInUse
                ? "The file no longer exists. Restore it."
                : $"{Quote.Whole(file)} does not exist. Create it with this content and your own addresses:\n\n{Example}");
        else if (!folder.TryRead(name, mayWait: !isInUse, out var bytes, out var mistake))
            problems.Error(SourceLocation.Whole(name), mistake);
        else if (SettingsText.Decode(bytes, name, problems) is { } text
            && Root(YamlTree.Read(text, name, problems), problems, isInUse) is { } root)
        {
            return ReadTree(root, folder, file, environment, problems, active);
        }
        return null;
    }

    // The message of the operating system for these links suggests missing permissions.
    private static string? LinkMistake(string file)
    {
        if (new FileInfo(file).LinkTarget is null)
            return null;
        try
        {
            return File.ResolveLinkTarget(file, returnFinalTarget: true) is { } target && !Path.Exists(target.FullName)
                ? $"This is a link to {Quote.Whole(target.FullName)}, which does not exist. Correct the link."
                : null;
        }
        catch (IOException)
        {
            return "This is a link that leads back to itself. Correct the link.";
        }
    }

    // In a file that is empty or contains only comments, every setting has its default.
    private static YamlMapping? Root(YamlNode node, ProblemList problems, bool isInUse)
    {
        if (node is YamlNothing && !isInUse)
            return new YamlMapping(node.Location, []);
        if (node is YamlNothing)
            problems.Error(SourceLocation.Whole(node.Location.File), "The file no longer contains any settings. Write them "
                + "again, or restart wander to use the defaults.");
        if (node is YamlText or YamlList)
            problems.Error(node.Location, "Settings must be names and values. "
                + "Write one per line, like `title: A console on my website`.");
        return node as YamlMapping;
    }
}
