using Wander.Checking;
using Wander.Protocol;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;
using Wander.State;

namespace Wander.Tests.Checking;

public class CheckQueueTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 15, 4, 0, 0, TimeSpan.Zero);

    private readonly CrawlMemory _memory = new();

    private static ConsoleAddress Console(string name) =>
        ConsoleAddress.TryParse($"https://{name}.example/", out var address) ? address
            : throw new ArgumentException(name, nameof(name));

    private static PageAddress Page(string name) => PageChecking.Address($"https://{name}.example/page");

    // The first console is our own.
    private NetworkSnapshot Network(params (string Console, string[] Pages)[] consoles)
    {
        var network = new NetworkBuilder(Console(consoles[0].Console), IgnoreList.Empty, _memory.GetOrAddPage);
        foreach (var (console, _) in consoles.Skip(1))
            network.Add(Console(console));
        foreach (var (console, pages) in consoles)
        {
            ConsoleAddress[] neighbours = console == consoles[0].Console
                ? [.. consoles.Skip(1).Select(other => Console(other.Console))] : [];
            network.SetListing(Console(console), new ConsoleListing([.. neighbours], [.. pages.Select(Page)], 0, 0), Now);
        }
        return network.ToSnapshot();
    }

    private static List<string> Order(CheckQueue queue, NetworkSnapshot network)
    {
        var order = new List<string>();
        while (queue.TryStart(network, Now, out var record))
        {
            order.Add(record.Address.Host.Split('.')[0]);
            queue.Finish(record.Address);
        }
        return order;
    }

    [Fact]
    public void New_pages_come_first_then_our_own_then_the_most_recommended()
    {
        var network = Network(
            ("us", ["own", "seen"]), ("a", ["one", "two", "three", "known"]), ("b", ["two", "three", "known"]),
                ("c", ["three", "known"]));
        foreach (var page in (string[])["seen", "known"])
            _memory.Pages.Update(Page(page), record => record with { Check = record.Check with { CheckedAt = Now.AddDays(-8) } });
        var queue = new CheckQueue(_memory, concurrency: 1);

        queue.AddDue(network, Now);

        Assert.Equal(["own", "three", "two", "one", "seen", "known"], Order(queue, network));
    }

    [Fact]
    public void A_page_is_queued_only_once_until_its_check_ends()
    {
        var network = Network(("us", ["own"]));
        var queue = new CheckQueue(_memory, concurrency: 8);
        queue.AddDue(network, Now);
        queue.AddDue(network, Now);

        Assert.True(queue.TryStart(network, Now, out _));
        queue.AddDue(network, Now);
        Assert.False(queue.TryStart(network, Now, out _));
        queue.Finish(Page("own"));
        queue.AddDue(network, Now);
        Assert.True(queue.TryStart(network, Now, out _));
    }

    [Fact]
    public void Pages_that_are_not_due_or_no_longer_recommended_are_not_checked()
    {
        var network = Network(("us", ["own", "later", "gone"]));
        _memory.Pages.Update(Page("later"), record => record with { Due = Now.AddHours(3) });
        _memory.Pages.Set(
            new PageRecord { Address = Page("unlisted"), FirstSeen = Now, UnlistedSince = Now, Due = Now.AddHours(1) });
        var queue = new CheckQueue(_memory, concurrency: 8);
        queue.AddDue(network, Now);

        Assert.Equal(Now.AddHours(3), queue.NextDue);
        Assert.Equal(["own"], Order(queue, Network(("us", ["own", "later"]))));
    }

    [Fact]
    public void Pages_of_a_paused_host_are_postponed()
    {
        var network = Network(("us", ["own"]), ("a", ["other"]));
        var queue = new CheckQueue(_memory, concurrency: 8);
        queue.Pause("own.example", Now.AddHours(1));
        queue.AddDue(network, Now);

        Assert.Equal(["other"], Order(queue, network));
        Assert.Equal(Now.AddHours(1), _memory.Pages.Find(Page("own"))!.Due);
        Assert.Equal(0, queue.Running);
    }
}
