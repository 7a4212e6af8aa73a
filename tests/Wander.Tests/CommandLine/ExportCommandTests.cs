using System.Text.RegularExpressions;
using Wander.Storage;

namespace Wander.Tests.CommandLine;

/// <summary>Tests <c>wander export</c>, from the settings to the files and messages.</summary>
public sealed class ExportCommandTests : IDisposable
{
    private const int Timeout = 60_000;
    private const string Yaml =
        "title: Ours\nurl: https://us.example/wander/\nconsoles: [https://a.example/]\npages: [https://own.example/]\n";

    private readonly TemporaryFolder _folder = new();

    private string Out => Path.Combine(_folder.Path, "out");

    public void Dispose() => _folder.Dispose();

    private static async Task<ReplayedNetwork> NetworkAsync()
    {
        var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/", pages: ["https://a.example/page", "https://gone.example/"]);
        foreach (var page in new[] { "https://own.example/", "https://a.example/page" })
            network.Answer(page, Replies.Html("<html lang=en><title>A page</title>A page"));
        network.AnswerBelow("https://gone.example/", Replies.Status(404));
        return network;
    }

    private Task<CommandRun> ExportAsync(ReplayedNetwork? network, string yaml = Yaml, params string[] more) =>
        CommandRun.OfAsync(network, ["export", Out, "--config", _folder.Write("wander.yaml", yaml), .. more]);

    [Fact(Timeout = Timeout)]
    public async Task The_export_reads_the_network_and_later_exports_replace_changed_files()
    {
        await using var network = await NetworkAsync();

        var (code, output, error) = await ExportAsync(network);
        Assert.Equal((0, ""), (code, output));
        var files = Directory.EnumerateFiles(Out, "*", SearchOption.AllDirectories).Count() - 1;
        Assert.EndsWith(
            $"Exported {files} files to `{Out}`: {files} new or changed, 0 removed. "
                + "2 of 3 pages can be shown, recommended by 2 consoles.\n",
            error,
            StringComparison.Ordinal);
        Assert.Contains("https://a.example/page", File.ReadAllText(Path.Combine(Out, "pool.json")), StringComparison.Ordinal);
        var second = await ExportAsync(network, Yaml.Replace("Ours", "Mine", StringComparison.Ordinal), "--language", "fr");
        Assert.Equal(0, second.Code);
        Assert.Contains("<html lang=\"fr\"", File.ReadAllText(Path.Combine(Out, "index.html")), StringComparison.Ordinal);

        var without = await ExportAsync(network, "title: Ours\nurl: https://us.example/wander/\npages: [https://own.example/]\n");

        Assert.Matches(
            $"^Exported [0-9]+ files to `{Regex.Escape(Out)}`: [0-9]+ new or changed, [1-9][0-9]* removed. "
                + "1 of 1 page can be shown, recommended by 1 console.\n$",
            without.Error);
    }

    [Fact(Timeout = Timeout)]
    public async Task Japanese_text_is_exported_unescaped()
    {
        await using var network = await NetworkAsync();

        await ExportAsync(network, Yaml.Replace("Ours", "海辺のコンソール", StringComparison.Ordinal));

        Assert.Contains("<title>海辺のコンソール</title>", File.ReadAllText(Path.Combine(Out, "index.html")), StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task An_export_during_a_running_service_uses_its_stored_network()
    {
        await using (var network = await NetworkAsync())
            await ExportAsync(network);
        using var service = StoreLock.Take(Path.Combine(_folder.Path, "data", "wander.db"));

        var (code, _, error) = await ExportAsync(network: null);

        Assert.Equal(0, code);
        Assert.Matches(
            "^.*wander.db is in use, probably by a running service. .*\nExported [0-9]+ files to `.*`: [0-9]+ new or changed, "
            + "0 removed. 2 of 3 pages can be shown, recommended by 2 consoles.\n$", error);
    }

    [Fact(Timeout = Timeout)]
    public async Task Pages_checked_by_a_service_with_another_address_are_not_exported()
    {
        await using (var network = await NetworkAsync())
            await ExportAsync(network);
        using var service = StoreLock.Take(Path.Combine(_folder.Path, "data", "wander.db"));

        var (code, _, error) = await ExportAsync(
            network: null, Yaml.Replace("us.example", "other.example", StringComparison.Ordinal));

        Assert.Equal(1, code);
        Assert.EndsWith(
            "\nNothing was exported, because no page has been checked for a console at https://other.example/wander/ yet. "
                + "If the running service has another `url`, stop it or set a separate `store` for this export. "
                + "Otherwise wait until it has checked the pages.\n",
            error,
            StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task An_export_without_pages_does_not_replace_an_earlier_one()
    {
        await using var network = await NetworkAsync();
        await ExportAsync(network);
        var before = File.ReadAllText(Path.Combine(Out, "pool.json"));

        var nothing = await ExportAsync(
            network, "url: https://us.example/wander/\nstore: other/wander.db\nconsoles: [https://down.example/]\n");
        var gone = await ExportAsync(
            network, "url: https://us.example/wander/\nstore: other/wander.db\npages: [https://gone.example/]\n");

        Assert.Equal(1, nothing.Code);
        Assert.EndsWith(
            "Nothing was exported, because no page is known. Add `consoles` or `pages` to the settings, and make sure that this "
            + "machine is online.\n", nothing.Error, StringComparison.Ordinal);
        var offline = await ExportAsync(
            network: null, "url: https://us.example/wander/\nstore: third/wander.db\npages: [https://own.example/]\n");
        Assert.Equal(1, gone.Code);
        Assert.Equal((1, gone.Error), (offline.Code, offline.Error));
        Assert.EndsWith(
            "Nothing was exported, because no known page can be shown, or this machine is offline. "
                + "Run `wander check` to see why.\n",
            gone.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Path.Combine(Out, "pool.json")));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_default_url_and_files_left_out_are_reported()
    {
        await using var network = await NetworkAsync();
        _folder.Write("public/directory/index.html", "mine");
        _folder.Write("public/a:b.txt", "mine");

        var (code, _, error) = await ExportAsync(network, "consoles: [https://a.example/]\n");

        Assert.Equal(0, code);
        Assert.Contains(
            "`url` is not set, so feeds and `wander.js` contain http://localhost:8080/, which others cannot reach. "
            + "Set it to the public address of the exported files.\n", error, StringComparison.Ordinal);
        Assert.Contains(
            "`public/directory/index.html` is left out, because the export writes a file with this name. Rename it.\n", error,
            StringComparison.Ordinal);
        Assert.Contains(
            "`public/a:b.txt` is left out, because its name is not valid on every system. Rename it.\n", error,
            StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task An_unusable_folder_ends_with_2_and_a_failed_write_with_1()
    {
        await using var network = await NetworkAsync();
        var other = await ExportAsync(network: null, Yaml, "--language", "nl");
        Assert.Equal(2, other.Code);
        Assert.Contains(
            "`nl` is not a valid value for `--language`. Use `de`, `en`, `es`, `fr`, `ja` or `pt`.\n", other.Error,
            StringComparison.Ordinal);
        var unnamed = await CommandRun.OfAsync(
            new CommandRun.Options { Network = network }, "export", " ", "--config", _folder.Write("wander.yaml", Yaml));
        Assert.Equal(
            (2, "The folder name is empty. Pass a new or empty folder, or the folder of an earlier export.\n"),
            (unnamed.Code, unnamed.Error));
        _folder.Write("out/photo.jpg", "mine");
        var refused = await ExportAsync(network: null);
        Assert.Equal(2, refused.Code);
        Assert.Contains("contains files that no export wrote", refused.Error, StringComparison.Ordinal);

        Directory.CreateDirectory(Path.Combine(Out, "index.html"));
        var failed = await ExportAsync(network, Yaml, "--force");
        Assert.Equal(1, failed.Code);
        Assert.Contains("/index.html` could not be written (", failed.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Out, "photo.jpg")));
    }
}
