namespace Wander.Tests.Configuration.Watching;

/// <summary>Changes of <c>wander.yaml</c>, good and bad, while the service runs.</summary>
public class SettingsWatchTests
{
    private const int Timeout = 60_000;
    private const string Yaml = "title: Before\nurl: https://us.example/wander/\n";
    private const string Later = "title: After\nurl: https://us.example/wander/\n";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>What can happen to a file, and what is said of it.</summary>
    public static TheoryData<string, string> Mishaps => new()
    {
        { "empty", "wander.yaml: there is nothing in this file any more: write the settings again, or restart wander" },
        { "remarks only", "wander.yaml: there is nothing in this file any more" },
        { "half-written", "wander.yaml:2:6: " },
        { "deleted", "wander.yaml: this file is gone: put it back" },
        { "a folder", "is a folder, not a file" },
        { "links in a circle", "wander.yaml: this is a link that leads back to itself: correct the link" },
        { "a link to nothing", "/other.yaml`, which is not there: correct the link" },
        { "a pipe", "wander.yaml: there is nothing in this file any more" },
        { "unreadable", "wander.yaml: this file cannot be read" },
        { "no text", "wander.yaml:1:1: an invisible character" },
        { "too large", "wander.yaml: this file is larger than 1 MiB" },
        { "nested deep", "wander.yaml:1:" },
    };

    [Theory(Timeout = Timeout)]
    [MemberData(nameof(Mishaps))]
    public async Task After_a_mishap_the_last_good_settings_stay_and_it_is_told_once_until_the_file_is_good_again(
        string mishap, string words)
    {
        Assert.SkipWhen(mishap is "unreadable" && (Environment.IsPrivilegedProcess || OperatingSystem.IsWindows()),
            "The superuser may read everything.");
        Assert.SkipWhen(mishap is "a pipe" && OperatingSystem.IsWindows(), "There are no such pipes on Windows.");
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(network, Yaml);
        var file = Path.Combine(host.Folder.Path, "wander.yaml");

        await HappenAsync(mishap, file);

        var health = await host.WhenHealthAsync(text => text.Contains(words, StringComparison.Ordinal), Cancelled);
        Assert.StartsWith(
            "Degraded\nsettings: the changed settings have mistakes, and those of before stay in force: ", health,
                StringComparison.Ordinal);
        Assert.Contains("Before", await host.Client.GetStringAsync("", Cancelled), StringComparison.Ordinal);
        Assert.Single(host.Log, line =>
            line == "Error: wander.yaml has changed, and the settings cannot be used; those of before stay in force:");
        Assert.Contains(host.Log, line =>
            line.StartsWith("Warning: ", StringComparison.Ordinal) && line.Contains(words, StringComparison.Ordinal));

        Clear(file);
        host.Save(Later);
        await host.WhenInForceAsync(settings => settings.Title == "After", Cancelled);
        await host.WhenHealthAsync(text => text == "Healthy", Cancelled);
        Assert.Contains("Information: wander.yaml has changed, and the settings are in force", host.Log);
    }

    /// <summary>What can happen to ignore files, by what is said of it.</summary>
    public static TheoryData<string, string> IgnoreMishaps => new()
    {
        { "empty",
            "ignore/a.txt: there is nothing in this file any more: write patterns into it, or a remark like `# none`, or "
            + "remove it" },
        { "the last one gone", "`ignore/*.txt` matches no file any more: put back what it named, or remove this entry" },
        { "a named one gone", "`named.txt` matches no file any more: put back what it named, or remove this entry" },
        { "a link that leads out",
            "`ignore/a.txt` is a link that leads out of the settings' folder, and is not followed: copy the file here" },
        { "closed", "`ignore` cannot be read" },
    };

    [Theory(Timeout = Timeout)]
    [MemberData(nameof(IgnoreMishaps))]
    public async Task After_a_mishap_of_an_ignore_file_its_patterns_stay_and_it_is_told(string mishap, string words)
    {
        Assert.SkipWhen(mishap is "closed" && (Environment.IsPrivilegedProcess || OperatingSystem.IsWindows()),
            "The superuser may read everything.");
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(
            network,
            Yaml + "ignore_files: [ignore/*.txt, named.txt]",
            new Dictionary<string, string>(
                StringComparer.Ordinal)
            { ["ignore/a.txt"] = "https://a.example/", ["named.txt"] = "https://named.example/" });
        var ignored = new[] { "https://a.example/", "https://named.example/" };
        var (folder, a) = (Path.Combine(host.Folder.Path, "ignore"), Path.Combine(host.Folder.Path, "ignore", "a.txt"));

        switch (mishap)
        {
            case "empty": await File.WriteAllTextAsync(a, "\n", Cancelled); break;
            case "a named one gone": File.Delete(Path.Combine(host.Folder.Path, "named.txt")); break;
            case "closed" when !OperatingSystem.IsWindows(): File.SetUnixFileMode(folder, UnixFileMode.None); break;
            default: File.Delete(a); break;
        }
        using var outside = new TemporaryFolder();
        if (mishap is "a link that leads out")
            File.CreateSymbolicLink(a, outside.Write("a.txt", "https://b.example/"));

        await host.WhenHealthAsync(text => text.Contains(words, StringComparison.Ordinal), Cancelled);
        foreach (var url in ignored)
            Assert.Contains("\"ignored\":true", await host.Client.GetStringAsync("api/ignored?url=" + url, Cancelled),
                StringComparison.Ordinal);

        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        host.Save(Later);
        await host.WhenInForceAsync(settings => settings.Title == "After" && settings.Ignore.Patterns.IsEmpty, Cancelled);
        await host.WhenHealthAsync(text => text == "Healthy", Cancelled);
    }

    [Fact(Timeout = Timeout)]
    public async Task One_of_several_ignore_files_may_go_and_one_may_be_left_with_a_remark()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(
            network,
            Yaml + "ignore_files: [ignore/*.txt]",
            new Dictionary<string, string>(
                StringComparer.Ordinal)
            { ["ignore/a.txt"] = "https://a.example/", ["ignore/b.txt"] = "https://b.example/" });

        File.Delete(Path.Combine(host.Folder.Path, "ignore", "a.txt"));
        await host.WhenInForceAsync(settings => settings.Ignore.Patterns is [{ Text: "https://b.example/" }], Cancelled);
        host.Folder.Write("ignore/b.txt", "# none\n");
        await host.WhenInForceAsync(settings => settings.Ignore.Patterns.IsEmpty, Cancelled);

        await host.WhenHealthAsync(text => text == "Healthy", Cancelled);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_file_that_is_again_as_it_was_is_good_again()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(network, Yaml);
        host.Save("title: [");
        await host.WhenHealthAsync(text => text != "Healthy", Cancelled);

        host.Save(Yaml);

        await host.WhenHealthAsync(text => text == "Healthy", Cancelled);
        Assert.Contains("Information: wander.yaml has changed, and the settings are again as they were, and in force", host.Log);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_file_that_is_moved_over_the_other_counts()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(network, Yaml);
        var next = host.Folder.Write("next.yaml", WanderHost.WithListen(Later));

        File.Move(next, Path.Combine(host.Folder.Path, "wander.yaml"), overwrite: true);

        await host.WhenInForceAsync(settings => settings.Title == "After", Cancelled);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_link_to_another_file_counts_though_that_is_as_old_and_as_long()
    {
        using var folder = new TemporaryFolder();
        var one = folder.Write("one.yaml", WanderHost.WithListen(Yaml));
        var two = folder.Write("two.yaml", WanderHost.WithListen(Yaml).Replace("Before", "Behind", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(one, DateTime.UnixEpoch);
        File.SetLastWriteTimeUtc(two, DateTime.UnixEpoch);
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(network, Yaml, folder: folder);
        var file = Path.Combine(folder.Path, "wander.yaml");
        foreach (var (target, title) in new[] { (one, "Before"), (two, "Behind"), (one, "Before") })
        {
            File.Delete(file);
            File.CreateSymbolicLink(file, target);
            await host.WhenInForceAsync(settings => settings.Title == title, Cancelled);
        }
    }

    [Fact(Timeout = Timeout)]
    public async Task Settings_behind_links_are_followed_to_where_they_are()
    {
        // As containers have them: wander.yaml → ..data/wander.yaml, and ..data is exchanged as a whole.
        using var folder = new TemporaryFolder();
        folder.Write("one/wander.yaml", WanderHost.WithListen(Yaml));
        folder.Write("two/wander.yaml", WanderHost.WithListen(Later));
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(network, Yaml, folder: folder);
        var (file, data) = (Path.Combine(folder.Path, "wander.yaml"), Path.Combine(folder.Path, "..data"));
        Directory.CreateSymbolicLink(data, "one");
        File.Delete(file);
        File.CreateSymbolicLink(file, Path.Combine("..data", "wander.yaml"));

        Directory.Delete(data);
        Directory.CreateSymbolicLink(data, "two");
        await host.WhenInForceAsync(settings => settings.Title == "After", Cancelled);

        folder.Write("two/wander.yaml", WanderHost.WithListen(Later.Replace("After", "At last", StringComparison.Ordinal)));
        await host.WhenInForceAsync(settings => settings.Title == "At last", Cancelled);
    }

    [Fact(Timeout = Timeout)]
    public async Task Three_hundred_bad_files_in_a_row_do_no_harm()
    {
        string[] bad =
            ["title: [", "", "titel: x", "ignore: ['*']", "a: &a [*a]", new string('[', 10_000), "consoles: [nonsense]", "\0\0"];
        await using var network = await ReplayedNetwork.StartAsync();
        var time = new ManualTime();
        await using var host = await WanderHost.StartAsync(network, Yaml, replace: time.Replace);
        for (var i = 0; i < 300; i++)
        {
            host.Folder.Write("wander.yaml", $"{bad[i % bad.Length]}# {i}");
            await Task.Yield();
            time.Advance(TimeSpan.FromMilliseconds(250)); // looks come as they can
        }
        Assert.Contains("Before", await host.Client.GetStringAsync("", Cancelled), StringComparison.Ordinal);

        host.Save(Later);

        var inForce = host.WhenInForceAsync(settings => settings.Title == "After", Cancelled);
        while (!inForce.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.WhenAny(inForce, Task.Delay(1, Cancelled));
        }
        await inForce;
        await host.WhenHealthAsync(text => text == "Healthy", Cancelled);
    }

    private static async Task HappenAsync(string mishap, string file)
    {
        const string links = "other.yaml";
        switch (mishap)
        {
            case "empty": await File.WriteAllTextAsync(file, "", Cancelled); break;
            case "remarks only": await File.WriteAllTextAsync(file, "# title: Before\n\n", Cancelled); break;
            case "half-written": await File.WriteAllTextAsync(file, Yaml[..20], Cancelled); break;
            case "no text": await File.WriteAllBytesAsync(file, new byte[100], Cancelled); break;
            case "too large": await File.WriteAllTextAsync(file, "# " + new string('x', 1024 * 1024), Cancelled); break;
            case "nested deep": await File.WriteAllTextAsync(file, new string('[', 10_000), Cancelled); break;
            case "unreadable" when !OperatingSystem.IsWindows(): File.SetUnixFileMode(file, UnixFileMode.None); break;
            default: File.Delete(file); break;
        }
        if (mishap is "a folder")
            Directory.CreateDirectory(file);
        else if (mishap is "a link to nothing")
            File.CreateSymbolicLink(file, links);
        else if (mishap is "links in a circle")
            File.CreateSymbolicLink(file, Path.GetFileName(file));
        else if (mishap is "a pipe")
            await System.Diagnostics.Process.Start("mkfifo", [file]).WaitForExitAsync(Cancelled);
    }

    private static void Clear(string file)
    {
        if (Directory.Exists(file))
            Directory.Delete(file);
        else
            File.Delete(file);
    }
}
