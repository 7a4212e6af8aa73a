using System.Text.RegularExpressions;
using Wander.Storage;

namespace Wander.Tests.CommandLine;

/// <summary><c>wander export</c>, from the settings to the files and the words about them.</summary>
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
    public async Task The_network_is_read_and_checked_and_becomes_files_and_the_next_time_only_what_changed()
    {
        await using var network = await NetworkAsync();

        var (code, output, error) = await ExportAsync(network);
        Assert.Equal((0, ""), (code, output));
        var files = Directory.EnumerateFiles(Out, "*", SearchOption.AllDirectories).Count() - 1;
        Assert.EndsWith(
            $"`{Out}`: {files} files, {files} of them new or changed, 0 removed. Pages that can be shown: 2 of 3; consoles "
            + $"that recommend them: 2.\n", error, StringComparison.Ordinal);
        Assert.Contains("https://a.example/page", File.ReadAllText(Path.Combine(Out, "pool.json")), StringComparison.Ordinal);
        var second = await ExportAsync(network, Yaml.Replace("Ours", "Mine", StringComparison.Ordinal), "--language", "fr");
        Assert.Equal(0, second.Code);
        Assert.Contains("<html lang=\"fr\"", File.ReadAllText(Path.Combine(Out, "index.html")), StringComparison.Ordinal);

        var without = await ExportAsync(network, "title: Ours\nurl: https://us.example/wander/\npages: [https://own.example/]\n");

        Assert.Matches(
            new Regex(
            $"^`{Regex.Escape(Out)}`: [0-9]+ files, [0-9]+ of them new or changed, [1-9][0-9]* removed. Pages that can be "
            + $"shown: 1 of 1; consoles that recommend them: 1.\n$", RegexOptions.None, TimeSpan.FromSeconds(1)), without.Error);
    }

    [Fact(Timeout = Timeout)]
    public async Task Text_that_is_not_Latin_is_in_the_files_as_it_is()
    {
        await using var network = await NetworkAsync();

        await ExportAsync(network, Yaml.Replace("Ours", "海辺のコンソール", StringComparison.Ordinal));

        Assert.Contains("<title>海辺のコンソール</title>", File.ReadAllText(Path.Combine(Out, "index.html")), StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task Beside_a_running_service_what_that_one_stored_is_used_and_nobody_is_asked()
    {
        await using (var network = await NetworkAsync())
            await ExportAsync(network);
        using var service = StoreLock.Take(Path.Combine(_folder.Path, "data", "wander.db"));

        var (code, _, error) = await ExportAsync(network: null);

        Assert.Equal(0, code);
        Assert.Matches(
            "^.*wander.db is in use, as by a running service: .*\n`.*`: [0-9]+ files, [0-9]+ of them new or changed, 0 "
            + "removed. Pages that can be shown: 2 of 3; consoles that recommend them: 2.\n$", error);
    }

    [Fact(Timeout = Timeout)]
    public async Task Beside_a_running_service_with_another_address_it_says_that_nothing_was_checked_for_ours()
    {
        await using (var network = await NetworkAsync())
            await ExportAsync(network);
        using var service = StoreLock.Take(Path.Combine(_folder.Path, "data", "wander.db"));

        var (code, _, error) = await ExportAsync(
            network: null, Yaml.Replace("us.example", "other.example", StringComparison.Ordinal));

        Assert.Equal(1, code);
        Assert.EndsWith(
            "\nNothing is exported: no page was checked for a console at https://other.example/wander/ yet. If the running "
                + "service has another `url`, "
            + "stop it, or give this one a `store` of its own; else wait for its checks.\n",
            error,
            StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_good_export_is_not_replaced_by_one_that_shows_nothing()
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
            "Nothing is exported: no page is known. List `consoles` or `pages` in the settings, and see that this machine is "
            + "online.\n", nothing.Error, StringComparison.Ordinal);
        var offline = await ExportAsync(
            network: null, "url: https://us.example/wander/\nstore: third/wander.db\npages: [https://own.example/]\n");
        Assert.Equal(1, gone.Code);
        Assert.Equal((1, gone.Error), (offline.Code, offline.Error));
        Assert.EndsWith(
            "Nothing is exported: no page that is known can be shown, or this machine is offline. `wander check` says why.\n",
            gone.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Path.Combine(Out, "pool.json")));
    }

    [Fact(Timeout = Timeout)]
    public async Task What_the_owner_should_know_is_said()
    {
        await using var network = await NetworkAsync();
        _folder.Write("public/directory/index.html", "mine");
        _folder.Write("public/a:b.txt", "mine");

        var (code, _, error) = await ExportAsync(network, "consoles: [https://a.example/]\n");

        Assert.Equal(0, code);
        Assert.Contains(
            "No `url` is set: feeds and `wander.js` name http://localhost:8080/, which others cannot reach. Write where the "
            + "files will be.\n", error, StringComparison.Ordinal);
        Assert.Contains("`public/directory/index.html` is left out: an export has a file of that name itself.\n", error,
            StringComparison.Ordinal);
        Assert.Contains(
            "`public/a:b.txt` is left out: not all systems can have a file of that name.\n", error, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task Wrong_usage_and_folders_that_are_for_something_else_end_with_2_and_files_that_cannot_be_written_with_1()
    {
        await using var network = await NetworkAsync();
        var other = await ExportAsync(network: null, Yaml, "--language", "nl");
        Assert.Equal(2, other.Code);
        Assert.Contains("`nl` is no `--language`: write de, en, es, fr, ja or pt\n", other.Error, StringComparison.Ordinal);
        var nowhere = await CommandRun.OfAsync(
            new CommandRun.Options { Network = network }, "export", " ", "--config", _folder.Write("wander.yaml", Yaml));
        Assert.Equal(
            (2, "The name of the folder is empty: name a folder, new or of an earlier export.\n"), (nowhere.Code, nowhere.Error));
        _folder.Write("out/photo.jpg", "mine");
        var refused = await ExportAsync(network: null);
        Assert.Equal(2, refused.Code);
        Assert.Contains("has files that no export wrote", refused.Error, StringComparison.Ordinal);

        Directory.CreateDirectory(Path.Combine(Out, "index.html"));
        var failed = await ExportAsync(network, Yaml, "--force");
        Assert.Equal(1, failed.Code);
        Assert.Contains("/index.html` cannot be written (", failed.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Out, "photo.jpg")));
    }
}
