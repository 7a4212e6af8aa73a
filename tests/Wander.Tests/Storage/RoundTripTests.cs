using FsCheck.Fluent;
using Wander.Protocol.Findings;
using Wander.State;
using Wander.Storage.Tables;

namespace Wander.Tests.Storage;

public class RoundTripTests
{
    private const int Timeout = 60_000;

    [Fact(Timeout = Timeout)]
    public void The_next_start_loads_exactly_the_records_that_were_written() =>
        Property.Holds(FsCheck.FSharp.ArbMap.defaults.ArbFor<int>(), seed =>
    {
        var random = new Random(seed);
        var records = new TestRecords(random);
        using var store = new TestStore();
        for (var start = random.Next(1, 4); start > 0; start--)
        {
            using var keeper = store.Start();
            for (var batch = random.Next(4); batch >= 0; batch--)
            {
                for (var change = random.Next(8); change > 0; change--)
                    Change(keeper.Memory, records, random);
                Assert.True(keeper.Save(), store.Health.Now.Problem);
            }
            var expected = TestRecords.Describe(keeper.Memory);
            keeper.Dispose();
            Assert.Equal(expected, TestRecords.Describe(store.Recalled()));
        }
        Assert.Null(store.Health.Now.Loss);
        Assert.DoesNotContain(store.Log, line => line.StartsWith("Warning", StringComparison.Ordinal));
    }, times: 100);

    [Fact(Timeout = Timeout)]
    public void Changes_that_need_several_transactions_are_stored_completely()
    {
        using var store = new TestStore();
        store.Run(memory =>
        {
            foreach (var number in Enumerable.Range(0, 2_500))
            {
                memory.Consoles.Set(TestRecords.Read($"c{number}", $"{number}", $"{number + 1}"));
                memory.Pages.Set(TestRecords.Checked($"{number}"));
            }
        });
        var recalled = store.Recalled();
        Assert.Equal(2_500, recalled.Consoles.Count);
        Assert.Equal(2_500, recalled.Pages.Count);
        Assert.All(recalled.Consoles.ToArray(), console => Assert.Equal(2, console.Listing.Pages.Length));
        Assert.DoesNotContain(store.Log, line => line.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_of_any_length_is_stored_unchanged()
    {
        (string Text, string Stored)[] texts =
            [("", ""), ("\0", "\0"), ("a\0b", "a\0b"), ("half a pair \ud83c", "half a pair \ufffd")];
        int[] lengths = [0, 510, 511, 512, 513, 5_000];
        foreach (var ((text, stored), length) in texts.SelectMany(text => lengths.Select(length => (text, length))))
        {
            var padding = new string('a', length);
            using var store = new TestStore();
            store.Run(memory => memory.Pages.Set(TestRecords.Checked("1") with
            {
                Check = new PageCheck { Verdict = Verdict.Embeddable, Title = padding + text + padding },
            }));

            Assert.Equal(padding + stored + padding, Assert.Single(store.Recalled().Pages.ToArray()).Check.Title);
        }
    }

    [Fact]
    public void A_due_time_of_more_than_a_year_ahead_becomes_due_now()
    {
        using var store = new TestStore();
        store.Run(memory =>
        {
            memory.Consoles.Set(TestRecords.Read("a") with { Due = store.Time.Now.AddYears(60) });
            memory.Pages.Set(TestRecords.Checked("1") with { Due = store.Time.Now.AddYears(60) });
            memory.Pages.Set(TestRecords.Checked("2") with { Due = store.Time.Now.AddDays(365) });
        });

        var recalled = store.Recalled();

        Assert.Equal(store.Time.Now, Assert.Single(recalled.Consoles.ToArray()).Due);
        Assert.Equal(
            [store.Time.Now, store.Time.Now.AddDays(365)], recalled.Pages.ToArray().Select(page => page.Due).Order());
    }

    [Fact]
    public void An_unchanged_listing_is_not_written_again()
    {
        using var store = new TestStore();
        using var keeper = store.Start();
        keeper.Memory.Consoles.Set(TestRecords.Read("a", "1", "2"));
        Assert.True(keeper.Save());
        using var file = store.Open();
        file.Execute("CREATE TABLE log (entry); "
            + "CREATE TRIGGER watch AFTER INSERT ON recommendations BEGIN INSERT INTO log VALUES (1); END");

        keeper.Memory.Consoles.Set(TestRecords.Read("a", "1", "2") with { Failures = 3 }); // equal, but another object
        Assert.True(keeper.Save());
        Assert.Equal(0, file.QueryNumber("SELECT count(*) FROM log"));
        Assert.Equal(3, file.QueryNumber("SELECT failures FROM consoles"));

        keeper.Memory.Consoles.Set(TestRecords.Read("a", "2"));
        Assert.True(keeper.Save());
        Assert.Equal(1, file.QueryNumber("SELECT count(*) FROM log"));
    }

    [Fact]
    public void A_page_without_a_record_is_deleted_when_no_listing_contains_it()
    {
        using var store = new TestStore();
        store.Run(memory => memory.Consoles.Set(TestRecords.Read("a", "hidden", "fine")));
        store.Run(memory =>
        {
            Assert.Equal(
                [TestRecords.Page("hidden"), TestRecords.Page("fine")], memory.Consoles.ToArray().Single().Listing.Pages);
            Assert.Equal(0, memory.Pages.Count);
            memory.Consoles.Set(TestRecords.Read("a", "fine"));
        });
        store.Run(_ => { });

        using var file = store.Open();
        Assert.Equal(1, file.QueryNumber("SELECT count(*) FROM pages"));
    }

    [Fact]
    public void A_forgotten_page_stays_in_the_listings_that_contain_it()
    {
        using var store = new TestStore();
        store.Run(memory =>
        {
            memory.Consoles.Set(TestRecords.Read("a", "1"));
            memory.Pages.Set(TestRecords.Checked("1"));
        });
        store.Run(memory => memory.Pages.Remove(TestRecords.Page("1")));

        var recalled = store.Recalled();
        Assert.Equal(0, recalled.Pages.Count);
        Assert.Equal([TestRecords.Page("1")], recalled.Consoles.ToArray().Single().Listing.Pages);
    }

    [Fact]
    public void Two_addresses_with_the_same_id_are_not_a_failure()
    {
        using var store = new TestStore();
        store.Run(_ => { });
        using (var file = store.Open())
            file.Execute(
                $"INSERT INTO pages VALUES ({StoredPages.KeyOf(TestRecords.Page("1"))}, 'https://first.example/', 5, NULL)");

        using var keeper = store.Start();
        keeper.Memory.Consoles.Set(TestRecords.Read("a", "1"));
        keeper.Memory.Pages.Set(TestRecords.Checked("1"));
        Assert.True(keeper.Save());
        Assert.Null(store.Health.Now.Loss);
    }

    [Fact]
    public void The_stored_numbers_of_states_and_verdicts_do_not_change()
    {
        Assert.Equal(["Unread", "Read", "LastGood", "Failed"], Names<ConsoleState>());
        Assert.Equal(
            ["Unchecked", "Embeddable", "RefusesFraming", "HttpOnly", "Gone", "Failing", "NotAPage", "OptedOut"],
                Names<Verdict>());

        static IEnumerable<string> Names<T>() where T : struct, Enum =>
            Enumerable.Range(0, Enum.GetValues<T>().Length).Select(i => ((T)(object)i).ToString());
    }

    private static void Change(CrawlMemory memory, TestRecords records, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                memory.Consoles.Remove(records.AnyConsole());
                break;
            case 1:
                memory.Pages.Remove(records.AnyPage());
                break;
            case 2 when memory.Consoles.ToArray() is { Length: > 0 } known:
                memory.Consoles.Set(random.GetItems(known, 1)[0] with { Failures = random.Next(9) });
                break;
            case 3:
                memory.Consoles.Set(records.AnyConsoleRecord());
                break;
            default:
                memory.Pages.Set(records.AnyPageRecord());
                break;
        }
    }
}
