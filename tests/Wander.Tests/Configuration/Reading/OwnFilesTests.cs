using Wander.Configuration.Reading;
using static Wander.Tests.Configuration.SettingsOnDisk;

namespace Wander.Tests.Configuration.Reading;

public class OwnFilesTests
{
    [Fact]
    public void Styles_and_scripts_are_files_of_public_or_https_addresses()
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
        "`http://cdn.example/a.css` could be changed on its way to the visitor: write its https address, or a file in `public/`")]
    [InlineData(
        "//cdn.example/a.css",
        "`//cdn.example/a.css` is neither a file in `public/` nor an https address: write one like style.css or "
        + "https://example.com/style.css")]
    [InlineData(
        "data:text/css,x",
        "`data:text/css,x` is neither a file in `public/` nor an https address: write one like style.css or "
        + "https://example.com/style.css")]
    [InlineData(
        "C:\\style.css",
        "`C:\\style.css` is neither a file in `public/` nor an https address: write one like style.css or "
        + "https://example.com/style.css")]
    [InlineData("themes\\dark.css", "`themes\\dark.css` has a backslash in it: write `themes/dark.css`")]
    [InlineData("/style.css", "`/style.css` begins with a slash: write `style.css`, which is looked for in `public/`")]
    [InlineData("../style.css", "`../style.css` is no plain name below `public/`: write one like style.css or themes/dark.css")]
    [InlineData(
        "a/../style.css", "`a/../style.css` is no plain name below `public/`: write one like style.css or themes/dark.css")]
    [InlineData("a//style.css", "`a//style.css` is no plain name below `public/`: write one like style.css or themes/dark.css")]
    [InlineData("", "an entry of `styles` is the name of a file in `public/`: write one like style.css")]
    public void Styles_are_nothing_else(string name, string problem) =>
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
                "wander.yaml:2:11: warning: there is no file `script.js` in the folder `public/` beside the settings: put it "
                    + "there, or remove the entry",
                "wander.yaml:2:22: warning: there is no file `public/other.js` in the folder `public/` beside the settings: "
                    + "names are relative to it, so write `other.js`",
            ],
            Words(reading));
    }

    [Fact]
    public void The_store_is_relative_to_the_settings()
    {
        using var folder = new SettingsOnDisk();

        Assert.Equal(Path.Combine(folder.Folder, "store.db"), folder.ReadGood("store: ./x/../store.db").StorePath);
        Assert.Equal("/var/lib/wander/wander.db", folder.ReadGood("store: /var/lib/wander/wander.db").StorePath);
        Assert.Equal(
            Path.GetFullPath(Path.Combine(folder.Folder, "..", "wander.db")), folder.ReadGood("store: ../wander.db").StorePath);
    }

    [Theory]
    [InlineData("''", "`store` is the path of a file: write one like data/wander.db")]
    [InlineData("data/", "`data/` is a folder, and `store` is a file: write one in it, like `data/wander.db`")]
    [InlineData(".", "`.` is a folder, and `store` is a file: write one in it, like `./wander.db`")]
    [InlineData("public/wander.db", "what is in `public/` is served to everybody: write another folder, like data/wander.db")]
    [InlineData(
        "data/../public/x/wander.db", "what is in `public/` is served to everybody: write another folder, like data/wander.db")]
    [InlineData("~/wander.db",
        "`~/wander.db` begins with `~`, which only a shell understands: write the whole path, like /home/me/wander.db")]
    [InlineData("wander.yaml", "the store would overwrite these settings: write another name, like data/wander.db")]
    [InlineData("\"a\\0b\"", "`store` is the path of a file: write one like data/wander.db")]
    public void The_store_is_a_file_that_nobody_else_has(string written, string problem) =>
        Assert.Equal("wander.yaml:1:8: " + problem, ProblemOf("store: " + written));

    [Fact]
    public void A_relative_path_of_the_settings_gives_absolute_ones()
    {
        using var folder = new SettingsOnDisk();
        folder.With("wander.yaml", "url: https://me.example/");
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, folder.File);

        var settings = WanderSettingsFile.Read(relative, new Dictionary<string, string>(StringComparer.Ordinal)).Settings!;

        Assert.Equal(folder.Folder, settings.Folder);
        Assert.Equal(Path.Combine(folder.Folder, "data", "wander.db"), settings.StorePath);
    }
}
