using System.Collections.Immutable;
using Wander.Configuration.Files;
using Wander.Configuration.Yaml;
using Wander.Protocol;
using Wander.Text;

namespace Wander.Configuration.Reading;

/// <summary>The settings that name files: the owner's styles and scripts in <c>public/</c>, and the store.</summary>
internal static class OwnFiles
{
    private const string Public = WanderSettings.PublicFolderName;

    /// <summary>The styles or scripts: names below <c>public/</c>, or absolute https addresses in their one form.</summary>
    public static ImmutableArray<string> Assets(this Section section, string key, SettingsFolder folder)
    {
        var assets = ImmutableArray.CreateBuilder<string>();
        foreach (var text in section.Texts(key))
        {
            if (PageAddress.TryParse(text.Value, out var address) && address.IsHttps)
                assets.Add(address.Value);
            else if (MistakeInName(text.Value, key) is { } mistake)
                section.Problems.Error(text.Location, mistake);
            else
                assets.Add(Existing(text, folder, section.Problems));
        }
        return assets.DrainToImmutable();
    }

    /// <summary>The absolute path of the store.</summary>
    public static string Store(Section section, string folder, string settingsFile)
    {
        var fallback = Path.Combine(folder, "data", "wander.db");
        if (section.Text("store") is not { } text)
            return fallback;
        if (text.Value.Length == 0 || text.Value.Any(char.IsControl))
        {
            section.Problems.Error(text.Location, "`store` is the path of a file: write one like data/wander.db");
            return fallback;
        }
        var path = Path.GetFullPath(Path.Combine(folder, text.Value));
        if (Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
            section.Problems.Error(text.Location, $"{Quote.Of(text.Value)} is a folder, and `store` is a file: "
                + $"write one in it, like {Quote.Of(text.Value.TrimEnd('/') + "/wander.db")}");
        else if (path.StartsWith(Path.Combine(folder, Public) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            section.Problems.Error(text.Location, "what is in `public/` is served to everybody: "
                + "write another folder, like data/wander.db");
        else if (text.Value.StartsWith("~/", StringComparison.Ordinal))
            section.Problems.Error(text.Location, $"{Quote.Of(text.Value)} begins with `~`, which only a shell understands: "
                + "write the whole path, like /home/me/wander.db");
        else if (path == settingsFile)
            section.Problems.Error(text.Location, "the store would overwrite these settings: "
                + "write another name, like data/wander.db");
        return path;
    }

    /// <summary>What is wrong with a name of a file in <c>public/</c>, and what to write instead; null when nothing is.</summary>
    public static string? MistakeInName(string name, string key)
    {
        if (name.Length == 0 || name.Any(char.IsControl))
            return $"an entry of `{key}` is the name of a file in `{Public}/`: write one like style.css";
        if (name.StartsWith("http:", StringComparison.OrdinalIgnoreCase))
            return $"{Quote.Of(name)} could be changed on its way to the visitor: "
                + $"write its https address, or a file in `{Public}/`";
        if (name.Contains(':', StringComparison.Ordinal) || name.StartsWith("//", StringComparison.Ordinal))
            return $"{Quote.Of(name)} is neither a file in `{Public}/` nor an https address: "
                + "write one like style.css or https://example.com/style.css";
        if (name.Contains('\\', StringComparison.Ordinal))
            return $"{Quote.Of(name)} has a backslash in it: write {Quote.Whole(name.Replace('\\', '/'))}";
        if (name.StartsWith('/'))
            return $"{Quote.Of(name)} begins with a slash: "
                + $"write {Quote.Whole(name.TrimStart('/'))}, which is looked for in `{Public}/`";
        return name.Split('/').Any(part => part is "" or "." or "..")
            ? $"{Quote.Of(name)} is no plain name below `{Public}/`: write one like style.css or themes/dark.css"
            : null;
    }

    private static string Existing(YamlText text, SettingsFolder folder, ProblemList problems)
    {
        if (!folder.HasFile(Path.Combine(Public, text.Value)))
        {
            var hint = text.Value.StartsWith(Public + "/", StringComparison.Ordinal)
                ? $"names are relative to it, so write {Quote.Whole(text.Value[(Public.Length + 1)..])}"
                : "put it there, or remove the entry";
            problems.Warning(text.Location, $"there is no file {Quote.Of(text.Value)} "
                + $"in the folder `{Public}/` beside the settings: {hint}");
        }
        return text.Value;
    }
}
