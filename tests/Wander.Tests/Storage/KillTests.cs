using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Wander.Protocol.Findings;
using Wander.Storage.Tables;
using Wander.Tests.CommandLine;

namespace Wander.Tests.Storage;

/// <summary>Kills the service, which runs in a separate process, while it crawls consoles that this process serves.</summary>
public sealed class KillTests
{
    private const int Timeout = 300_000;
    private const int Kills = 20;
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact(Timeout = Timeout)]
    public async Task Data_that_is_a_second_old_survives_a_kill_and_the_next_start_continues()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Requires Unix signals.");
        using var store = new TestStore();
        using var folder = new TemporaryFolder();
        await using var trees = await ConsoleTrees.StartAsync();
        var random = new Random(20260515);
        var proven = new HashSet<string>(StringComparer.Ordinal);
        for (var run = 0; run < Kills; run++)
        {
            WriteSettings(folder, store, trees, runs: [run]);
            using var process = WanderProcess.Start(folder);
            await process.ServesAsync();
            await trees.WhenServedAsync(run, random.Next(1, ConsoleTrees.Size), Cancelled);
            var killed = Stopwatch.GetTimestamp();
            await process.SignalAsync("KILL");
            await process.EndAsync();

            using (var file = store.Open())
                Assert.Equal("ok", IntegrityOf(file));
            proven.UnionWith(trees.ServedBefore(run, killed - Stopwatch.Frequency));
            AssertStored(store, trees, proven);
        }
        Assert.NotEmpty(proven);

        trees.IsQuick = true;
        WriteSettings(folder, store, trees, runs: Enumerable.Range(0, Kills));
        using (var process = WanderProcess.Start(folder))
        {
            using var client = new HttpClient { BaseAddress = await process.ServesAsync() };
            Assert.Superset(proven, await ReadAsync(client));
            using var events = new StreamReader(await client.GetStreamAsync("api/crawl/events", Cancelled));
            while (await events.ReadLineAsync(Cancelled) is { } line && !line.Contains("finishedAt", StringComparison.Ordinal))
            {
            }
            await process.SignalAsync("TERM");
            Assert.Equal(0, (await process.EndAsync()).Code);
        }
        // Consoles that were proven to be stored were not requested again.
        Assert.All(proven, address => Assert.Single(trees.Served[address]));
        Assert.Equal(Kills * ConsoleTrees.Size, trees.Served.Count);
        AssertStored(store, trees, trees.Served.Keys);
        Assert.Empty(store.SetAside);
    }

    // Returns the consoles that the API reports as read.
    private static async Task<HashSet<string>> ReadAsync(HttpClient client)
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        for (var after = ""; after is not null;)
        {
            var part = await client.GetFromJsonAsync<JsonObject>(
                $"api/consoles?limit=1000&after={Uri.EscapeDataString(after)}", Cancelled);
            read.UnionWith(part!["consoles"]!.AsArray().Where(console => (string?)console!["state"] == "read").Select(
                console => (string)console!["url"]!));
            after = (string?)part["next"];
        }
        return read;
    }

    private static void AssertStored(TestStore store, ConsoleTrees trees, IEnumerable<string> proven)
    {
        var consoles = store.Recalled().Consoles.ToArray().ToDictionary(record => record.Address.Value, StringComparer.Ordinal);
        foreach (var address in proven)
        {
            Assert.True(consoles.TryGetValue(address, out var record), $"{address} is lost.");
            Assert.Equal(ConsoleState.Read, record.State);
            Assert.Equal(ConsoleTrees.PagesOf(address), record.Listing.Pages.Select(page => page.Value));
            Assert.Equal(trees.NeighboursOf(address), record.Listing.Consoles.Select(console => console.Value));
        }
    }

    private static string? IntegrityOf(SqliteConnection file)
    {
        using var query = file.CreateCommand("PRAGMA integrity_check");
        return query.ExecuteScalar() as string;
    }

    private static void WriteSettings(TemporaryFolder folder, TestStore store, ConsoleTrees trees, IEnumerable<int> runs) =>
        folder.Write("wander.yaml", $$"""
            url: https://example.com/wander/
            listen: http://127.0.0.1:0
            store: {{store.File}}
            consoles: [{{string.Join(", ", runs.Select(run => trees.Address(run, 0)))}}]
            crawl: { allow_private_networks: [127.0.0.0/8], per_host: 4, max_consoles: 100000 }
            """);
}
