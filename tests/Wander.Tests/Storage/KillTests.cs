using System.Diagnostics;
using Wander.Protocol.Network;
using Wander.Storage;
using Wander.Tests.CommandLine;

namespace Wander.Tests.Storage;

/// <summary>The service as a process of its own that is killed while it crawls consoles of this process.</summary>
public sealed class KillTests
{
    private const int Timeout = 300_000;
    private const int Kills = 20;
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact(Timeout = Timeout)]
    public async Task What_was_read_a_second_before_it_is_killed_is_on_the_disk_and_the_next_start_goes_on_from_there()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals on Windows.");
        using var kept = new Kept();
        using var folder = new TemporaryFolder();
        await using var trees = await ConsoleTrees.StartAsync();
        var random = new Random(20260515);
        var proven = 0;
        for (var run = 0; run < Kills; run++)
        {
            WriteSettings(folder, kept, trees, runs: [run]);
            using var process = WanderProcess.Start(folder);
            await process.ServesAsync();
            await trees.WhenServedAsync(run, random.Next(1, ConsoleTrees.Size), Cancelled);
            var killed = Stopwatch.GetTimestamp();
            await process.SignalAsync("KILL");
            await process.EndAsync();

            using (var file = kept.Open())
                Assert.Equal("ok", IntegrityOf(file));
            proven += AssertKept(kept, trees, served => Stopwatch.GetElapsedTime(served, killed) > TimeSpan.FromSeconds(1));
        }
        Assert.True(proven > Kills, "Nothing was read long enough before a kill.");

        trees.IsQuick = true;
        WriteSettings(folder, kept, trees, runs: Enumerable.Range(0, Kills));
        using (var process = WanderProcess.Start(folder))
        {
            await process.ServesAsync();
            for (var run = 0; run < Kills; run++)
                await trees.WhenServedAsync(run, ConsoleTrees.Size, Cancelled);
            await process.SignalAsync("TERM");
            Assert.Equal(0, (await process.EndAsync()).Code);
        }
        // Each was asked once, and again only where a kill came between.
        Assert.All(trees.Served.Values, served => Assert.InRange(served.Count, 1, Kills));
        Assert.True(trees.Served.Values.Sum(served => served.Count) < 2 * Kills * ConsoleTrees.Size);
        Assert.Empty(kept.SetAside);
    }

    // How many consoles of the runs so far were read by the time that counts; all of them are in the file.
    private static int AssertKept(Kept kept, ConsoleTrees trees, Func<long, bool> isInTime)
    {
        var consoles = kept.Recalled().Consoles.ToArray().ToDictionary(record => record.Address.Value, StringComparer.Ordinal);
        var inTime = trees.Served.Where(served => served.Value.Any(isInTime)).Select(served => served.Key).ToList();
        foreach (var address in inTime)
        {
            Assert.True(consoles.TryGetValue(address, out var record), $"{address} is lost.");
            Assert.Equal(ConsoleState.Read, record.State);
            Assert.Equal(ConsoleTrees.PagesOf(address), record.Listing.Pages.Select(page => page.Value));
            Assert.Equal(trees.NeighboursOf(address), record.Listing.Consoles.Select(console => console.Value));
        }
        return inTime.Count;
    }

    private static string? IntegrityOf(Database file)
    {
        using var query = file.Prepare("PRAGMA integrity_check");
        return query.Next() ? query.Text(0) : null;
    }

    private static void WriteSettings(TemporaryFolder folder, Kept kept, ConsoleTrees trees, IEnumerable<int> runs) =>
        folder.Write("wander.yaml", $$"""
            url: https://example.com/wander/
            listen: http://127.0.0.1:0
            store: {{kept.File}}
            consoles: [{{string.Join(", ", runs.Select(run => trees.Address(run, 0)))}}]
            crawl: { allow_private_networks: [127.0.0.0/8], per_host: 4, max_consoles: 100000 }
            """);
}
