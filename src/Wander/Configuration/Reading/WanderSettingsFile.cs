using Wander.Configuration.Files;
using Wander.Configuration.Ignoring;
using Wander.Configuration.Yaml;
using Wander.Protocol;
using Wander.Protocol.Ignoring;
using Wander.Text;

namespace Wander.Configuration.Reading;

/// <summary>
/// wander.yaml on disk → settings. Every mistake is reported at once, and none of them is an exception (design, section 4).
/// </summary>
public static class WanderSettingsFile
{
    /// <summary>A short settings file to begin with.</summary>
    public const string Example =
        """
        title: A console on my website
        url: https://example.com/wander/
        consoles:
          - https://susam.net/wander/
        pages:
          - https://example.com/

        """;

    /// <summary>Reads a settings file and the ignore files that it names.</summary>
    /// <param name="path">The file, absolute or relative to the current folder; at most 1 MiB and 32 levels of YAML.</param>
    /// <param name="environment">
    /// The environment's variables; those that begin with <c>WANDER_</c> count, and stand above the file.
    /// </param>
    public static SettingsReading Read(string path, IReadOnlyDictionary<string, string> environment) =>
        Read(path, environment, inForce: null);

    /// <summary>
    /// Reads a settings file that is in use. That it, or an ignore file, is gone or has nothing in it is a mistake then: somebody
    /// is about to write it.
    /// </summary>
    /// <param name="path">The file, as for <see cref="Read(string, IReadOnlyDictionary{string, string})"/>.</param>
    /// <param name="environment">The environment's variables.</param>
    /// <param name="inForce">What was read of it, and is in force.</param>
    public static SettingsReading ReadAgain(string path, IReadOnlyDictionary<string, string> environment, WanderSettings inForce)
    {
        ArgumentNullException.ThrowIfNull(inForce);
        return Read(path, environment, inForce);
    }

    private static SettingsReading Read(string path, IReadOnlyDictionary<string, string> environment, WanderSettings? inForce)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(environment);
        var file = Path.GetFullPath(path.Length > 0 ? path : ".");
        var name = Path.GetFileName(file);
        var problems = new ProblemList();
        using var sources = new SettingsSources.Builder();
        var settings = ReadFile(
            new SettingsFolder(Path.GetDirectoryName(file) ?? file, sources), file, environment, problems, inForce);
        return new SettingsReading(problems.HasErrors ? null : settings, problems.InOrder(name), sources.Build());
    }

    /// <summary>The settings of who has no settings file yet: the defaults, and what the environment says.</summary>
    /// <param name="path">Where the file would be.</param>
    /// <param name="environment">The environment's variables.</param>
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
            nothing, new SettingsFolder(Path.GetDirectoryName(file)!, sources), file, environment, problems, inForce: null);
        return new SettingsReading(problems.HasErrors ? null : settings, problems.InOrder(name), sources.Build());
    }

    private static WanderSettings ReadTree(
        YamlMapping root,
        SettingsFolder folder,
        string file,
        IReadOnlyDictionary<string, string> environment,
        ProblemList problems,
        WanderSettings? inForce)
    {
        root = EnvironmentOverrides.Apply(root, environment, problems);
        return new SettingsReader(folder, file, IgnoreFiles.Of(inForce?.Ignore ?? IgnoreList.Empty)).Read(
            Section.Root(root, problems));
    }

    private static WanderSettings? ReadFile(
        SettingsFolder folder, string file, IReadOnlyDictionary<string, string> environment, ProblemList problems,
            WanderSettings? inForce)
    {
        var isInUse = inForce is not null;
        var name = Path.GetFileName(file);
        var isThere = folder.HasFile(name);
        if (folder.Path == file || Directory.Exists(file))
            problems.Error(SourceLocation.Whole(name), $"{Quote.Whole(file)} is a folder, not a file: "
                + $"name the settings file in it, like {Quote.Whole(Path.Combine(file, "wander.yaml"))}");
        else if (LinkMistake(file) is { } mistakenLink)
            problems.Error(SourceLocation.Whole(name), mistakenLink);
        else if (!isThere)
            problems.Error(SourceLocation.Whole(name), isInUse
                ? "this file is gone: put it back"
                : $"there is no file {Quote.Whole(file)}: make one with this in it, and your own addresses\n\n{Example}");
        else if (!folder.TryRead(name, mayWait: !isInUse, out var bytes, out var mistake))
            problems.Error(SourceLocation.Whole(name), mistake);
        else if (SettingsText.Decode(bytes, name, problems) is { } text
            && Root(YamlTree.Read(text, name, problems), problems, isInUse) is { } root)
        {
            return ReadTree(root, folder, file, environment, problems, inForce);
        }
        return null;
    }

    // What the system says of these sounds like a matter of permission.
    private static string? LinkMistake(string file)
    {
        if (new FileInfo(file).LinkTarget is null)
            return null;
        try
        {
            return File.ResolveLinkTarget(file, returnFinalTarget: true) is { } target && !Path.Exists(target.FullName)
                ? $"this is a link to {Quote.Whole(target.FullName)}, which is not there: correct the link"
                : null;
        }
        catch (IOException)
        {
            return "this is a link that leads back to itself: correct the link";
        }
    }

    // A file with nothing in it, or nothing but remarks, is a file in which everything has its default.
    private static YamlMapping? Root(YamlNode node, ProblemList problems, bool isInUse)
    {
        if (node is YamlNothing && !isInUse)
            return new YamlMapping(node.Location, []);
        if (node is YamlNothing)
            problems.Error(SourceLocation.Whole(node.Location.File), "there is nothing in this file any more: write the settings "
                + "again, or restart wander to run it without any");
        if (node is YamlText or YamlList)
            problems.Error(node.Location, "settings are names and values: "
                + "write one in each line, like `title: A console on my website`");
        return node as YamlMapping;
    }
}
