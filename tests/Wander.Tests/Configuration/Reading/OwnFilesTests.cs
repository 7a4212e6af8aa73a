using Wander.Configuration.Reading;
using static Wander.Tests.Configuration.SettingsOnDisk;

namespace Wander.Tests.Configuration.Reading;

public class OwnFilesTests
{
    [Fact]
    public void Styles_and_scripts_are_files_in_public_or_https_addresses()
    {
        using var folder = new SettingsOnDisk();
        folder.With("public/themes/dark mode.css", "").With("public/a.js", "");

        var settings = folder.ReadGood(
            "url: https://me.example/\nstyles: [themes/dark mode.css, 'HTTPS://cdn.example/a.css?v=2']\nscripts: [a.js]");

        Assert.Equal(["themes/dark mode.css", "https://cdn.example/a.css?v=2"], settings.Styles);
        Assert.Equal(["a.js"], settings.Scripts);
    }

    [Theory]
    [InlineData("http://cdn.example/a.css",
        "`http://cdn.example/a.css` is not encrypted and could be changed on its way to the visitor. Use its https address, or a "
        + "file in `public/`.")]
    [InlineData(
        "//cdn.example/a.css",
        "`//cdn.example/a.css` is neither a file in `public/` nor an https address. Write one like `style.css` or "
        + "`https://example.com/style.css`.")]
    [InlineData(
        "data:text/css,x",
        "`data:text/css,x` is neither a file in `public/` nor an https address. Write one like `style.css` or "
        + "`https://example.com/style.css`.")]
    [InlineData(
        "C:\\style.css",
        "`C:\\style.css` is neither a file in `public/` nor an https address. Write one like `style.css` or "
        + "`https://example.com/style.css`.")]
    [InlineData("themes\\dark.css", "`themes\\dark.css` contains a backslash. Write `themes/dark.css`.")]
    [InlineData("/style.css", "`/style.css` begins with a slash. Write `style.css`, which is relative to `public/`.")]
    [InlineData("../style.css",
        "`../style.css` is not a plain path below `public/`. Write one like `style.css` or `themes/dark.css`.")]
    [InlineData(
        "a/../style.css",
        "`a/../style.css` is not a plain path below `public/`. Write one like `style.css` or `themes/dark.css`.")]
    [InlineData("a//style.css",
        "`a//style.css` is not a plain path below `public/`. Write one like `style.css` or `themes/dark.css`.")]
    [InlineData("", "An entry of `styles` must be the name of a file in `public/`. Write one like `style.css`.")]
    public void An_invalid_style_is_an_error(string name, string problem) =>
        Assert.Equal("wander.yaml:1:10: " + problem, ProblemOf($"styles: ['{name}']"));

    [Fact]
    public void A_missing_file_is_a_warning()
    {
        const string yaml = "url: https://me.example/\nscripts: [script.js, public/other.js]";
        using var folder = new SettingsOnDisk();

        var reading = folder.Read(yaml);

        Assert.Equal(["script.js", "public/other.js"], reading.Settings!.Scripts);
        Assert.Equal(
            [
                "wander.yaml:2:11: warning: The file `script.js` does not exist in the folder `public/` next to the settings "
                    + "file. Put it there, or remove the entry.",
                "wander.yaml:2:22: warning: The file `public/other.js` does not exist in the folder `public/` next to the "
                    + "settings file. Paths are relative to that folder, so write `other.js`.",
            ],
            Words(reading));
    }

    [Fact]
    public void The_path_of_the_store_is_relative_to_the_settings_file()
    {
        using var folder = new SettingsOnDisk();

        Assert.Equal(Path.Combine(folder.Folder, "store.db"), folder.ReadGood("store: ./x/../store.db").StorePath);
        Assert.Equal("/var/lib/wander/wander.db", folder.ReadGood("store: /var/lib/wander/wander.db").StorePath);
        Assert.Equal(
            Path.GetFullPath(Path.Combine(folder.Folder, "..", "wander.db")), folder.ReadGood("store: ../wander.db").StorePath);
    }

    [Theory]
    [InlineData("''", "`store` must be the path of a file. Write one like `data/wander.db`.")]
    [InlineData("data/", "`data/` is a folder, but `store` must be a file. Write a file in it, like `data/wander.db`.")]
    [InlineData(".", "`.` is a folder, but `store` must be a file. Write a file in it, like `./wander.db`.")]
    [InlineData("public/wander.db",
        "The store cannot be in `public/`, whose files are served to everyone. Write another path, like `data/wander.db`.")]
    [InlineData(
        "data/../public/x/wander.db",
        "The store cannot be in `public/`, whose files are served to everyone. Write another path, like `data/wander.db`.")]
    [InlineData("~/wander.db",
        "`~/wander.db` begins with `~`, which only a shell expands. Write the whole path, like `/home/me/wander.db`.")]
    [InlineData("wander.yaml", "The store would overwrite the settings file. Write another path, like `data/wander.db`.")]
    [InlineData("\"a\\0b\"", "`store` must be the path of a file. Write one like `data/wander.db`.")]
    public void An_invalid_path_of_the_store_is_an_error(string written, string problem) =>
        Assert.Equal("wander.yaml:1:8: " + problem, ProblemOf("store: " + written));

    [Fact]
    public void A_relative_path_of_the_settings_file_gives_absolute_paths()
    {
        using var folder = new SettingsOnDisk();
        folder.With("wander.yaml", "url: https://me.example/");
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, folder.File);

        var settings = WanderSettingsFile.Read(relative, new Dictionary<string, string>(StringComparer.Ordinal)).Settings!;

        Assert.Equal(folder.Folder, settings.Folder);
        Assert.Equal(Path.Combine(folder.Folder, "data", "wander.db"), settings.StorePath);
    }
}
