using System.Collections.Immutable;
using Microsoft.Extensions.FileSystemGlobbing;
using Wander.Configuration.Files;
using Wander.Configuration.Yaml;
using Wander.Protocol;
using Wander.Protocol.Ignoring;
using Wander.Text;

namespace Wander.Configuration.Ignoring;

/// <summary>
/// Reads the files that match the globs of <c>ignore_files</c>, relative to the folder of the settings file. A glob with <c>!</c>
/// excludes files, whatever the order of the globs. Globs are case-insensitive.
/// </summary>
internal static class IgnoreFiles
{
    /// <summary>The maximum number of patterns in all files together: five times the number of the performance tests.</summary>
    public const int MaximumPatterns = 100_000;

    /// <summary>Returns the paths of the files from which the patterns of a list come.</summary>
    public static IReadOnlySet<string> Of(IgnoreList ignore) => ignore.Patterns
        .Select(pattern => pattern.Source?.File ?? "")
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the patterns of all files, sorted by path and line.</summary>
    /// <param name="section">The settings.</param>
    /// <param name="folder">The folder of the settings file.</param>
    /// <param name="activeFiles">
    /// The files whose patterns are active. It is an error when such a file is empty, or is still named but can no longer be
    /// found or read.
    /// </param>
    public static ImmutableArray<Located<IgnorePattern>> Patterns(
        Section section, SettingsFolder folder, IReadOnlySet<string> activeFiles)
    {
        var files = new SortedSet<string>(StringComparer.Ordinal);
        var excluded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in section.Texts("ignore_files"))
        {
            var isExclusion = text.Value.StartsWith('!');
            var glob = isExclusion ? text.Value[1..] : text.Value;
            var matches = Matches(glob, isExclusion, text.Location, folder, activeFiles, section.Problems);
            if (isExclusion)
                excluded.UnionWith(matches);
            else
                files.UnionWith(matches);
        }
        files.ExceptWith(excluded);
        var patterns = ImmutableArray.CreateBuilder<Located<IgnorePattern>>();
        foreach (var file in files)
        {
            patterns.AddRange(Read(file, folder, activeFiles, section.Problems));
            if (patterns.Count > MaximumPatterns)
            {
                section.Problems.Error(
                    SourceLocation.Whole(file),
                    "With this file, the `ignore_files` have more than 100,000 patterns. Leave some out.");
                break;
            }
        }
        return patterns.DrainToImmutable();
    }

    private static string[] Matches(
        string glob, bool isExclusion, SourceLocation location, SettingsFolder folder, IReadOnlySet<string> activeFiles,
            ProblemList problems)
    {
        if (Mistake(glob) is { } mistake)
        {
            problems.Error(location, mistake);
            return [];
        }
        try
        {
            var root = new LinklessFolder(folder);
            var matcher = new Matcher().AddInclude(glob);
            var files = matcher.Execute(root).Files.Select(match => match.Path).ToArray();
            if (root.IsTooLarge)
                problems.Error(location, $"{Quote.Of(glob)} searches more than {LinklessFolder.Budget} files and folders. "
                    + "Name a folder, like `ignore/*.txt`.");
            else if (files.Length == 0 && !isExclusion && matcher.Match(activeFiles).HasMatches
                && !root.Skipped.Any(passed => IsActive(passed.Path, activeFiles)))
                problems.Error(
                    location, $"{Quote.Of(glob)} no longer matches any file. Restore the file, or remove this entry.");
            else if (files.Length == 0 && root.Skipped.Count == 0)
                problems.Warning(location, $"{Quote.Of(glob)} does not match any file{Hint(glob, folder.Path, root)}");
            return isExclusion ? files : Readable(files, root, location, activeFiles, problems);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Error(
                location, $"{Quote.Of(glob)} cannot be searched for ({exception.Message.TrimEnd('.')}). "
                    + "Give the user that runs wander permission to read the folder.");
            return [];
        }
    }

    private static string? Mistake(string glob)
    {
        if (glob.Length == 0 || glob.Any(char.IsControl))
            return "An entry of `ignore_files` must be the name of a file or a glob. Write one like `ignore/*.txt`.";
        if (glob[0] is '/' or '\\' or '~' || glob.Contains(':', StringComparison.Ordinal))
            return $"{Quote.Of(glob)} is not relative to the folder of the settings file. Write a path like `ignore/*.txt`.";
        return glob.Split('/', '\\').Any(part => part == "..")
            ? $"{Quote.Of(glob)} leaves the folder of the settings file. Write a path below it, like `ignore/*.txt`."
            : null;
    }

    // The owner expects every match of a glob to be read, so each skipped one is reported.
    private static string[] Readable(
        string[] files, LinklessFolder root, SourceLocation location, IReadOnlySet<string> activeFiles, ProblemList problems)
    {
        void Report(string path, string why)
        {
            if (IsActive(path, activeFiles))
                problems.Error(location, $"{Quote.Of(path)} {why}");
            else
                problems.Warning(location, $"{Quote.Of(path)} {why}");
        }
        foreach (var (path, why) in root.Skipped)
            Report(path, why);
        return [.. files.Where(file =>
        {
            if (root.WhyNot(file) is not { } why)
                return true;
            Report(file, why);
            return false;
        })];
    }

    // True for an active file, and for a folder that contains one.
    private static bool IsActive(string path, IReadOnlySet<string> activeFiles) =>
        activeFiles.Any(file => file == path || file.StartsWith(path + "/", StringComparison.Ordinal));

    // The end of a sentence that begins with "does not match any file", and the remedy.
    private static string Hint(string glob, string folder, LinklessFolder root)
    {
        var named = new DirectoryInfo(Path.Combine(folder, glob.TrimEnd('/')));
        var link = root.Links is [var first, ..] ? first : named.LinkTarget is null ? null : glob;
        if (link is not null)
            return $", because {Quote.Of(link)} is a link to a folder, and such links are not followed. Name the folder itself.";
        return named.Exists
            ? $", because it is a folder. Write {Quote.Whole(glob.TrimEnd('/') + "/**")} for all files in it."
            : ". Correct or remove the entry.";
    }

    private static ImmutableArray<Located<IgnorePattern>> Read(
        string file, SettingsFolder folder, IReadOnlySet<string> activeFiles, ProblemList problems)
    {
        if (!folder.TryRead(file, mayWait: false, out var bytes, out var mistake))
        {
            problems.Error(SourceLocation.Whole(file), mistake);
            return [];
        }
        if (SettingsText.Decode(bytes, file, problems) is not { } text)
            return [];
        const string advice = "Add patterns or a comment like `# none`, or remove the file.";
        if (string.IsNullOrWhiteSpace(text) && activeFiles.Contains(file))
            problems.Error(SourceLocation.Whole(file), $"The file is now empty, but its patterns are active. {advice}");
        else if (string.IsNullOrWhiteSpace(text))
            problems.Warning(SourceLocation.Whole(file), $"The file is empty. {advice}");
        return IgnoreFileLines.Read(text, file, problems);
    }
}
