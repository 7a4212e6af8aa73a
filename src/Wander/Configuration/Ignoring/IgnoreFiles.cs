using System.Collections.Immutable;
using Microsoft.Extensions.FileSystemGlobbing;
using Wander.Configuration.Files;
using Wander.Configuration.Yaml;
using Wander.Protocol;
using Wander.Protocol.Ignoring;
using Wander.Text;

namespace Wander.Configuration.Ignoring;

/// <summary>
/// The files that <c>ignore_files</c> names by globs below the settings' folder; <c>!</c> before a glob takes files out again,
/// whatever the order of the globs. Capitals do not count in them.
/// </summary>
internal static class IgnoreFiles
{
    /// <summary>How many patterns all files may have together: five times what the list is measured with.</summary>
    public const int MaximumPatterns = 100_000;

    /// <summary>The files that a list has patterns of, by their paths below the settings' folder.</summary>
    public static IReadOnlySet<string> Of(IgnoreList ignore) => ignore.Patterns
        .Select(pattern => pattern.Source?.File ?? "")
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The patterns of all files, by path and line.</summary>
    /// <param name="section">The settings.</param>
    /// <param name="folder">Their folder.</param>
    /// <param name="inForce">
    /// The files whose patterns are in force: that one of these is empty, or out of reach though it is still counted on, is a
    /// mistake.
    /// </param>
    public static ImmutableArray<Placed<IgnorePattern>> Patterns(
        Section section, SettingsFolder folder, IReadOnlySet<string> inForce)
    {
        var files = new SortedSet<string>(StringComparer.Ordinal);
        var excluded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in section.Texts("ignore_files"))
        {
            var isExclusion = text.Value.StartsWith('!');
            var glob = isExclusion ? text.Value[1..] : text.Value;
            var matches = Matches(glob, isExclusion, text.Location, folder, inForce, section.Problems);
            if (isExclusion)
                excluded.UnionWith(matches);
            else
                files.UnionWith(matches);
        }
        files.ExceptWith(excluded);
        var patterns = ImmutableArray.CreateBuilder<Placed<IgnorePattern>>();
        foreach (var file in files)
        {
            patterns.AddRange(Read(file, folder, inForce, section.Problems));
            if (patterns.Count > MaximumPatterns)
            {
                section.Problems.Error(
                    SourceLocation.Whole(file), "here the `ignore_files` come to more than 100,000 patterns: leave some out");
                break;
            }
        }
        return patterns.DrainToImmutable();
    }

    private static string[] Matches(
        string glob, bool isExclusion, SourceLocation location, SettingsFolder folder, IReadOnlySet<string> inForce,
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
                problems.Error(location, $"{Quote.Of(glob)} looks through more than {LinklessFolder.Budget} files and folders: "
                    + "name a folder, like ignore/*.txt");
            else if (files.Length == 0 && !isExclusion && matcher.Match(inForce).HasMatches
                && !root.PassedOver.Any(passed => IsInForce(passed.Path, inForce)))
                problems.Error(
                    location, $"{Quote.Of(glob)} matches no file any more: put back what it named, or remove this entry");
            else if (files.Length == 0 && root.PassedOver.Count == 0)
                problems.Warning(location, $"{Quote.Of(glob)} matches no file: {Hint(glob, folder.Path, root)}");
            return isExclusion ? files : Readable(files, root, location, inForce, problems);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Error(
                location, $"{Quote.Of(glob)} cannot be looked for ({exception.Message}): let this user read the folder");
            return [];
        }
    }

    private static string? Mistake(string glob)
    {
        if (glob.Length == 0 || glob.Any(char.IsControl))
            return "an entry of `ignore_files` is the name of a file or a glob: write one like ignore/*.txt";
        if (glob[0] is '/' or '\\' or '~' || glob.Contains(':', StringComparison.Ordinal))
            return $"{Quote.Of(glob)} is not below the settings' folder: write a path relative to it, like ignore/*.txt";
        return glob.Split('/', '\\').Any(part => part == "..")
            ? $"{Quote.Of(glob)} leaves the settings' folder: write a path below it, like ignore/*.txt"
            : null;
    }

    // Whoever wrote a glob counts on all that it matches.
    private static string[] Readable(
        string[] files, LinklessFolder root, SourceLocation location, IReadOnlySet<string> inForce, ProblemList problems)
    {
        void Tell(string path, string why)
        {
            if (IsInForce(path, inForce))
                problems.Error(location, $"{Quote.Of(path)} {why}");
            else
                problems.Warning(location, $"{Quote.Of(path)} {why}");
        }
        foreach (var (path, why) in root.PassedOver)
            Tell(path, why);
        return [.. files.Where(file =>
        {
            if (root.WhyNot(file) is not { } why)
                return true;
            Tell(file, why);
            return false;
        })];
    }

    // A file, or a folder with one in it.
    private static bool IsInForce(string path, IReadOnlySet<string> inForce) =>
        inForce.Any(file => file == path || file.StartsWith(path + "/", StringComparison.Ordinal));

    private static string Hint(string glob, string folder, LinklessFolder root)
    {
        if (Directory.Exists(Path.Combine(folder, glob)))
            return "it is a folder, or a link to one, and links are not followed: "
                + $"write {Quote.Whole(glob.TrimEnd('/') + "/**")} for all files in it";
        return root.Links is [var link, ..]
            ? $"{Quote.Of(link)} is a link to a folder, and those are not followed: name the folder itself"
            : "correct it, or remove it";
    }

    private static ImmutableArray<Placed<IgnorePattern>> Read(
        string file, SettingsFolder folder, IReadOnlySet<string> inForce, ProblemList problems)
    {
        if (!folder.TryRead(file, mayWait: false, out var bytes, out var mistake))
        {
            problems.Error(SourceLocation.Whole(file), mistake);
            return [];
        }
        if (SettingsText.Decode(bytes, file, problems) is not { } text)
            return [];
        const string advice = "write patterns into it, or a remark like `# none`, or remove it";
        if (string.IsNullOrWhiteSpace(text) && inForce.Contains(file))
            problems.Error(SourceLocation.Whole(file), $"there is nothing in this file any more: {advice}");
        else if (string.IsNullOrWhiteSpace(text))
            problems.Warning(SourceLocation.Whole(file), $"there is nothing in this file: {advice}");
        return IgnoreFileLines.Read(text, file, problems);
    }
}
