using System.Collections.Immutable;
using Wander.Configuration.Files;
using Wander.Configuration.Yaml;
using Wander.Protocol;
using Wander.Text;

namespace Wander.Configuration.Reading;

/// <summary>Reads the settings that name files: the owner's styles and scripts in <c>public/</c>, and the store.</summary>
internal static class OwnFiles
{
    private const string Public = WanderSettings.PublicFolderName;

    /// <summary>Reads styles or scripts: paths below <c>public/</c>, or absolute https addresses in canonical form.</summary>
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

    /// <summary>Reads the absolute path of the store.</summary>
    public static string Store(Section section, string folder, string settingsFile)
    {
        var fallback = Path.Combine(folder, "data", "wander.db");
        if (section.Text("store") is not { } text)
            return fallback;
        if (text.Value.Length == 0 || text.Value.Any(char.IsControl))
        {
            section.Problems.Error(text.Location, "`store` must be the path of a file. Write one like `data/wander.db`.");
            return fallback;
        }
        var path = Path.GetFullPath(Path.Combine(folder, text.Value));
        if (Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
            section.Problems.Error(text.Location, $"{Quote.Of(text.Value)} is a folder, but `store` must be a file. "
                + $"Write a file in it, like {Quote.Of(text.Value.TrimEnd('/') + "/wander.db")}.");
        else if (path.StartsWith(Path.Combine(folder, Public) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            section.Problems.Error(text.Location, "The store cannot be in `public/`, whose files are served to everyone. "
                + "Write another path, like `data/wander.db`.");
        else if (text.Value.StartsWith("~/", StringComparison.Ordinal))
            section.Problems.Error(text.Location, $"{Quote.Of(text.Value)} begins with `~`, which only a shell expands. "
                + "Write the whole path, like `/home/me/wander.db`.");
        else if (path == settingsFile)
            section.Problems.Error(text.Location, "The store would overwrite the settings file. "
                + "Write another path, like `data/wander.db`.");
        return path;
    }

    /// <summary>Describes the mistake in the name of a file in <c>public/</c>, and the remedy; null for a valid name.</summary>
    public static string? MistakeInName(string name, string key)
    {
        if (name.Length == 0 || name.Any(char.IsControl))
            return $"An entry of `{key}` must be the name of a file in `{Public}/`. Write one like `style.css`.";
        if (name.StartsWith("http:", StringComparison.OrdinalIgnoreCase))
            return $"{Quote.Of(name)} is not encrypted and could be changed on its way to the visitor. "
                + $"Use its https address, or a file in `{Public}/`.";
        if (name.Contains(':', StringComparison.Ordinal) || name.StartsWith("//", StringComparison.Ordinal))
            return $"{Quote.Of(name)} is neither a file in `{Public}/` nor an https address. "
                + "Write one like `style.css` or `https://example.com/style.css`.";
        if (name.Contains('\\', StringComparison.Ordinal))
            return $"{Quote.Of(name)} contains a backslash. Write {Quote.Whole(name.Replace('\\', '/'))}.";
        if (name.StartsWith('/'))
            return $"{Quote.Of(name)} begins with a slash. "
                + $"Write {Quote.Whole(name.TrimStart('/'))}, which is relative to `{Public}/`.";
        return name.Split('/').Any(part => part is "" or "." or "..")
            ? $"{Quote.Of(name)} is not a plain path below `{Public}/`. Write one like `style.css` or `themes/dark.css`."
            : null;
    }

    private static string Existing(YamlText text, SettingsFolder folder, ProblemList problems)
    {
        if (!folder.HasFile(Path.Combine(Public, text.Value)))
        {
            var hint = text.Value.StartsWith(Public + "/", StringComparison.Ordinal)
                ? $"Paths are relative to that folder, so write {Quote.Whole(text.Value[(Public.Length + 1)..])}."
                : "Put it there, or remove the entry.";
            problems.Warning(text.Location, $"The file {Quote.Of(text.Value)} does not exist "
                + $"in the folder `{Public}/` next to the settings file. {hint}");
        }
        return text.Value;
    }
}
