namespace Wander.Tests.Configuration.Watching;

/// <summary>Tests valid and invalid changes of <c>wander.yaml</c> while the service runs.</summary>
public class SettingsWatchTests
{
    private const int Timeout = 60_000;
    private const string Yaml = "title: Before\nurl: https://us.example/wander/\n";
    private const string Later = "title: After\nurl: https://us.example/wander/\n";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Accidents that can happen to a settings file, and parts of the expected messages.</summary>
    public static TheoryData<string, string> Accidents => new()
    {
        { "empty", "wander.yaml: The file no longer contains any settings. Write them again, or restart wander" },
        { "comments only", "wander.yaml: The file no longer contains any settings." },
        { "half-written", "wander.yaml:2:6: " },
        { "deleted", "wander.yaml: The file no longer exists. Restore it." },
        { "a folder", "is a folder, not a file" },
        { "a cycle of links", "wander.yaml: This is a link that leads back to itself. Correct the link." },
        { "a link to nothing", "/other.yaml`, which does not exist. Correct the link." },
        { "a pipe", "wander.yaml: The file no longer contains any settings." },
        { "unreadable", "wander.yaml: The file cannot be read" },
        { "not text", "wander.yaml:1:1: The text contains an invisible character" },
        { "too large", "wander.yaml: The file is larger than 1 MiB" },
        { "nested deep", "wander.yaml:1:" },
    };

    [Theory(Timeout = Timeout)]
    [MemberData(nameof(Accidents))]
    public async Task An_invalid_change_is_reported_once_and_the_previous_settings_stay_active(
        string accident, string message)
    {
        Assert.SkipWhen(accident is "unreadable" && (Environment.IsPrivilegedProcess || OperatingSystem.IsWindows()),
            "The superuser can read everything.");
        Assert.SkipWhen(accident is "a pipe" && OperatingSystem.IsWindows(), "Windows has no named pipes in the file system.");
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(network, Yaml);
        var file = Path.Combine(host.Folder.Path, "wander.yaml");

        await DamageAsync(accident, file);

        var health = await host.WhenHealthAsync(text => text.Contains(message, StringComparison.Ordinal), Cancelled);
        Assert.StartsWith(
            "Degraded\nsettings: The changed settings have errors, and the previous settings stay active. ", health,
            StringComparison.Ordinal);
        Assert.Contains("Before", await host.Client.GetStringAsync("", Cancelled), StringComparison.Ordinal);
        Assert.Single(host.Log, line =>
            line == "Error: wander.yaml has changed, but the new settings cannot be used. The previous settings stay active.");
        Assert.Contains(host.Log, line =>
            line.StartsWith("Warning: ", StringComparison.Ordinal) && line.Contains(message, StringComparison.Ordinal));

        Clear(file);
        host.Save(Later);
        await host.WhenActiveAsync(settings => settings.Title == "After", Cancelled);
        await host.WhenHealthAsync(text => text == "Healthy", Cancelled);
        Assert.Contains("Information: wander.yaml has changed, and the new settings are active", host.Log);
    }

    /// <summary>Accidents that can happen to ignore files, and parts of the expected messages.</summary>
    public static TheoryData<string, string> IgnoreAccidents => new()
    {
        { "empty",
            "ignore/a.txt: The file is now empty, but its patterns are active. Add patterns or a comment like `# none`, or "
                + "remove "
            + "the file." },
        { "the last file removed", "`ignore/*.txt` no longer matches any file. Restore the file, or remove this entry." },
        { "a named file removed", "`named.txt` no longer matches any file. Restore the file, or remove this entry." },
        { "a link out of the folder",
            "`ignore/a.txt` is a link to a file outside the folder of the settings file, and is not followed. Copy the file "
                + "here." },
        { "closed", "`ignore` cannot be read" },
    };

    [Theory(Timeout = Timeout)]
    [MemberData(nameof(IgnoreAccidents))]
    public async Task An_invalid_change_of_an_ignore_file_is_reported_and_its_patterns_stay_active(
        string accident, string message)
    {
        Assert.SkipWhen(accident is "closed" && (Environment.IsPrivilegedProcess || OperatingSystem.IsWindows()),
            "The superuser can read everything.");
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(
            network,
            Yaml + "ignore_files: [ignore/*.txt, named.txt]",
            new Dictionary<string, string>(
                StringComparer.Ordinal)
            { ["ignore/a.txt"] = "https://a.example/", ["named.txt"] = "https://named.example/" });
        var ignored = new[] { "https://a.example/", "https://named.example/" };
        var (folder, a) = (Path.Combine(host.Folder.Path, "ignore"), Path.Combine(host.Folder.Path, "ignore", "a.txt"));

        switch (accident)
        {
            case "empty": await File.WriteAllTextAsync(a, "\n", Cancelled); break;
            case "a named file removed": File.Delete(Path.Combine(host.Folder.Path, "named.txt")); break;
            case "closed" when !OperatingSystem.IsWindows(): File.SetUnixFileMode(folder, UnixFileMode.None); break;
            default: File.Delete(a); break;
        }
        using var outside = new TemporaryFolder();
        if (accident is "a link out of the folder")
            File.CreateSymbolicLink(a, outside.Write("a.txt", "https://b.example/"));

        await host.WhenHealthAsync(text => text.Contains(message, StringComparison.Ordinal), Cancelled);
        foreach (var url in ignored)
            Assert.Contains("\"ignored\":true", await host.Client.GetStringAsync("api/ignored?url=" + url, Cancelled),
                StringComparison.Ordinal);

        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        host.Save(Later);
        await host.WhenActiveAsync(settings => settings.Title == "After" && settings.Ignore.Patterns.IsEmpty, Cancelled);
        await host.WhenHealthAsync(text => text == "Healthy", Cancelled);
    }

    [Fact(Timeout = Timeout)]
    public async Task An_ignore_file_can_be_removed_or_left_with_only_a_comment()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(
            network,
            Yaml + "ignore_files: [ignore/*.txt]",
            new Dictionary<string, string>(
                StringComparer.Ordinal)
            { ["ignore/a.txt"] = "https://a.example/", ["ignore/b.txt"] = "https://b.example/" });

        File.Delete(Path.Combine(host.Folder.Path, "ignore", "a.txt"));
        await host.WhenActiveAsync(settings => settings.Ignore.Patterns is [{ Text: "https://b.example/" }], Cancelled);
        host.Folder.Write("ignore/b.txt", "# none\n");
        await host.WhenActiveAsync(settings => settings.Ignore.Patterns.IsEmpty, Cancelled);

        await host.WhenHealthAsync(text => text == "Healthy", Cancelled);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_restored_file_is_valid_again()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(network, Yaml);
        host.Save("title: [");
        await host.WhenHealthAsync(text => text != "Healthy", Cancelled);

        host.Save(Yaml);

        await host.WhenHealthAsync(text => text == "Healthy", Cancelled);
        Assert.Contains("Information: wander.yaml has changed, and matches the active settings again", host.Log);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_file_moved_over_the_settings_file_becomes_active()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(network, Yaml);
        var next = host.Folder.Write("next.yaml", WanderHost.WithListen(Later));

        File.Move(next, Path.Combine(host.Folder.Path, "wander.yaml"), overwrite: true);

        await host.WhenActiveAsync(settings => settings.Title == "After", Cancelled);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_link_to_another_file_of_the_same_age_and_length_becomes_active()
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
            await host.WhenActiveAsync(settings => settings.Title == title, Cancelled);
        }
    }

    [Fact(Timeout = Timeout)]
    public async Task Changes_behind_links_become_active()
    {
        // Like a ConfigMap of Kubernetes: wander.yaml links to ..data/wander.yaml, and the link ..data is replaced.
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
        await host.WhenActiveAsync(settings => settings.Title == "After", Cancelled);

        folder.Write("two/wander.yaml", WanderHost.WithListen(Later.Replace("After", "At last", StringComparison.Ordinal)));
        await host.WhenActiveAsync(settings => settings.Title == "At last", Cancelled);
    }

    [Fact(Timeout = Timeout)]
    public async Task The_service_survives_300_invalid_files_in_a_row()
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
            time.Advance(TimeSpan.FromMilliseconds(250)); // the watcher polls when it can
        }
        Assert.Contains("Before", await host.Client.GetStringAsync("", Cancelled), StringComparison.Ordinal);

        host.Save(Later);

        var active = host.WhenActiveAsync(settings => settings.Title == "After", Cancelled);
        while (!active.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.WhenAny(active, Task.Delay(1, Cancelled));
        }
        await active;
        await host.WhenHealthAsync(text => text == "Healthy", Cancelled);
    }

    private static async Task DamageAsync(string accident, string file)
    {
        const string links = "other.yaml";
        switch (accident)
        {
            case "empty": await File.WriteAllTextAsync(file, "", Cancelled); break;
            case "comments only": await File.WriteAllTextAsync(file, "# title: Before\n\n", Cancelled); break;
            case "half-written": await File.WriteAllTextAsync(file, Yaml[..20], Cancelled); break;
            case "not text": await File.WriteAllBytesAsync(file, new byte[100], Cancelled); break;
            case "too large": await File.WriteAllTextAsync(file, "# " + new string('x', 1024 * 1024), Cancelled); break;
            case "nested deep": await File.WriteAllTextAsync(file, new string('[', 10_000), Cancelled); break;
            case "unreadable" when !OperatingSystem.IsWindows(): File.SetUnixFileMode(file, UnixFileMode.None); break;
            default: File.Delete(file); break;
        }
        if (accident is "a folder")
            Directory.CreateDirectory(file);
        else if (accident is "a link to nothing")
            File.CreateSymbolicLink(file, links);
        else if (accident is "a cycle of links")
            File.CreateSymbolicLink(file, Path.GetFileName(file));
        else if (accident is "a pipe")
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
