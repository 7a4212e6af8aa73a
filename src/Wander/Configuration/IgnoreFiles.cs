using System.Collections.Immutable;
using Microsoft.Extensions.FileSystemGlobbing;
using Wander.Protocol;

namespace Wander.Configuration;

/// <summary>
/// The files that <c>ignore_files</c> names by globs below the settings' folder; <c>!</c> before a glob takes files out again.
/// </summary>
internal static class IgnoreFiles
{
    /// <summary>The patterns of all files, by path and line.</summary>
    public static ImmutableArray<Placed<IgnorePattern>> Patterns(Section section, SettingsFolder folder)
    {
        var files = new SortedSet<string>(StringComparer.Ordinal);
        var excluded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in section.Texts("ignore_files"))
        {
            var isExclusion = text.Value.StartsWith('!');
            var glob = isExclusion ? text.Value[1..] : text.Value;
            var matches = Matches(glob, text.Place, folder, section.Problems);
            if (isExclusion)
                excluded.UnionWith(matches);
            else
                files.UnionWith(matches);
        }
        files.ExceptWith(excluded);
        return [.. files.SelectMany(file => Read(file, folder, section.Problems))];
    }

    private static string[] Matches(string glob, Place place, SettingsFolder folder, ProblemList problems)
    {
        if (Mistake(glob) is { } mistake)
        {
            problems.Error(place, mistake);
            return [];
        }
        try
        {
            var root = new LinklessFolder(folder);
            var files = new Matcher().AddInclude(glob).Execute(root).Files.Select(match => match.Path).ToArray();
            if (root.IsTooLarge)
                problems.Error(place, $"{Quote.Of(glob)} looks through more than {LinklessFolder.Budget} files and folders: "
                    + "name a folder, like ignore/*.txt");
            else if (files.Length == 0)
                problems.Warning(place, $"{Quote.Of(glob)} matches no file: {Hint(glob, folder.Path)}");
            return files;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Error(place, $"{Quote.Of(glob)} cannot be looked for ({exception.Message}): let this user read the folder");
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

    private static string Hint(string glob, string folder) =>
        Directory.Exists(Path.Combine(folder, glob))
            ? "it is a folder, or a link to one, and links are not followed: "
                + $"write {Quote.Whole(glob.TrimEnd('/') + "/**")} for all files in it"
            : "correct it, or remove it";

    private static ImmutableArray<Placed<IgnorePattern>> Read(string file, SettingsFolder folder, ProblemList problems)
    {
        if (!folder.TryRead(file, mayWait: false, out var bytes, out var mistake))
        {
            problems.Error(Place.Whole(file), mistake);
            return [];
        }
        return SettingsText.Decode(bytes, file, problems) is { } text ? IgnoreFileLines.Read(text, file, problems) : [];
    }
}
