using FsCheck.Fluent;
using Wander.Protocol.Findings;
using Wander.State;
using Wander.Storage.Tables;

namespace Wander.Tests.Storage;

public class RoundTripTests
{
    private const int Timeout = 60_000;

    [Fact(Timeout = Timeout)]
    public void What_was_kept_is_what_the_next_start_knows_whatever_changed_in_between() =>
        Property.Holds(FsCheck.FSharp.ArbMap.defaults.ArbFor<int>(), seed =>
    {
        var random = new Random(seed);
        var things = new StoredThings(random);
        using var kept = new Kept();
        for (var start = random.Next(1, 4); start > 0; start--)
        {
            using var keeper = kept.Start();
            for (var batch = random.Next(4); batch >= 0; batch--)
            {
                for (var change = random.Next(8); change > 0; change--)
                    Change(keeper.Memory, things, random);
                Assert.True(keeper.Keep(), kept.Health.Now.Problem);
            }
            var expected = StoredThings.Describe(keeper.Memory);
            keeper.Dispose();
            Assert.Equal(expected, StoredThings.Describe(kept.Recalled()));
        }
        Assert.Null(kept.Health.Now.Loss);
        Assert.DoesNotContain(kept.Log, line => line.StartsWith("Warning", StringComparison.Ordinal));
    }, times: 100);

    [Fact(Timeout = Timeout)]
    public void More_than_one_transaction_is_meant_to_take_is_kept_whole()
    {
        using var kept = new Kept();
        kept.Run(memory =>
        {
            foreach (var number in Enumerable.Range(0, 2_500))
            {
                memory.Consoles.Keep(StoredThings.Read($"c{number}", $"{number}", $"{number + 1}"));
                memory.Pages.Keep(StoredThings.Checked($"{number}"));
            }
        });
        var recalled = kept.Recalled();
        Assert.Equal(2_500, recalled.Consoles.Count);
        Assert.Equal(2_500, recalled.Pages.Count);
        Assert.All(recalled.Consoles.ToArray(), console => Assert.Equal(2, console.Listing.Pages.Length));
        Assert.DoesNotContain(kept.Log, line => line.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_is_kept_as_it_is_whatever_its_length()
    {
        (string Text, string Stored)[] texts =
            [("", ""), ("\0", "\0"), ("a\0b", "a\0b"), ("half a pair \ud83c", "half a pair \ufffd")];
        int[] lengths = [0, 510, 511, 512, 513, 5_000];
        foreach (var ((text, stored), length) in texts.SelectMany(text => lengths.Select(length => (text, length))))
        {
            var padding = new string('a', length);
            using var kept = new Kept();
            kept.Run(memory => memory.Pages.Keep(StoredThings.Checked("1") with
            {
                Check = new PageCheck { Verdict = Verdict.Embeddable, Title = padding + text + padding },
            }));

            Assert.Equal(padding + stored + padding, Assert.Single(kept.Recalled().Pages.ToArray()).Check.Title);
        }
    }

    [Fact]
    public void A_clock_that_was_wrong_once_puts_nothing_off_for_years()
    {
        using var kept = new Kept();
        kept.Run(memory =>
        {
            memory.Consoles.Keep(StoredThings.Read("a") with { Due = kept.Time.Now.AddYears(60) });
            memory.Pages.Keep(StoredThings.Checked("1") with { Due = kept.Time.Now.AddYears(60) });
            memory.Pages.Keep(StoredThings.Checked("2") with { Due = kept.Time.Now.AddDays(365) });
        });

        var recalled = kept.Recalled();

        Assert.Equal(kept.Time.Now, Assert.Single(recalled.Consoles.ToArray()).Due);
        Assert.Equal(
            [kept.Time.Now, kept.Time.Now.AddDays(365)], recalled.Pages.ToArray().Select(page => page.Due).Order());
    }

    [Fact]
    public void A_listing_that_did_not_change_is_not_written_again()
    {
        using var kept = new Kept();
        using var keeper = kept.Start();
        keeper.Memory.Consoles.Keep(StoredThings.Read("a", "1", "2"));
        Assert.True(keeper.Keep());
        using var file = kept.Open();
        file.Execute("CREATE TABLE log (entry); "
            + "CREATE TRIGGER watch AFTER INSERT ON recommendations BEGIN INSERT INTO log VALUES (1); END");

        keeper.Memory.Consoles.Keep(StoredThings.Read("a", "1", "2") with { Failures = 3 }); // equal, but another object
        Assert.True(keeper.Keep());
        Assert.Equal(0, file.QueryNumber("SELECT count(*) FROM log"));
        Assert.Equal(3, file.QueryNumber("SELECT failures FROM consoles"));

        keeper.Memory.Consoles.Keep(StoredThings.Read("a", "2"));
        Assert.True(keeper.Keep());
        Assert.Equal(1, file.QueryNumber("SELECT count(*) FROM log"));
    }

    [Fact]
    public void A_listing_names_a_page_without_a_record_and_that_page_is_gone_when_no_listing_does()
    {
        using var kept = new Kept();
        kept.Run(memory => memory.Consoles.Keep(StoredThings.Read("a", "hidden", "fine")));
        kept.Run(memory =>
        {
            Assert.Equal(
                [StoredThings.Page("hidden"), StoredThings.Page("fine")], memory.Consoles.ToArray().Single().Listing.Pages);
            Assert.Equal(0, memory.Pages.Count);
            memory.Consoles.Keep(StoredThings.Read("a", "fine"));
        });
        kept.Run(_ => { });

        using var file = kept.Open();
        Assert.Equal(1, file.QueryNumber("SELECT count(*) FROM pages"));
    }

    [Fact]
    public void A_page_that_is_forgotten_stays_in_the_listings_that_name_it()
    {
        using var kept = new Kept();
        kept.Run(memory =>
        {
            memory.Consoles.Keep(StoredThings.Read("a", "1"));
            memory.Pages.Keep(StoredThings.Checked("1"));
        });
        kept.Run(memory => memory.Pages.Forget(StoredThings.Page("1")));

        var recalled = kept.Recalled();
        Assert.Equal(0, recalled.Pages.Count);
        Assert.Equal([StoredThings.Page("1")], recalled.Consoles.ToArray().Single().Listing.Pages);
    }

    [Fact]
    public void Two_addresses_with_one_id_stop_nothing()
    {
        using var kept = new Kept();
        kept.Run(_ => { });
        using (var file = kept.Open())
            file.Execute(
                $"INSERT INTO pages VALUES ({StoredPages.KeyOf(StoredThings.Page("1"))}, 'https://first.example/', 5, NULL)");

        using var keeper = kept.Start();
        keeper.Memory.Consoles.Keep(StoredThings.Read("a", "1"));
        keeper.Memory.Pages.Keep(StoredThings.Checked("1"));
        Assert.True(keeper.Keep());
        Assert.Null(kept.Health.Now.Loss);
    }

    [Fact]
    public void The_numbers_in_a_file_mean_what_they_always_meant()
    {
        Assert.Equal(["Unread", "Read", "LastGood", "Failed"], Names<ConsoleState>());
        Assert.Equal(
            ["Unchecked", "Embeddable", "RefusesFraming", "HttpOnly", "Gone", "Failing", "NotAPage", "OptedOut"],
                Names<Verdict>());

        static IEnumerable<string> Names<T>() where T : struct, Enum =>
            Enumerable.Range(0, Enum.GetValues<T>().Length).Select(i => ((T)(object)i).ToString());
    }

    private static void Change(CrawlMemory memory, StoredThings things, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                memory.Consoles.Forget(things.AnyConsole());
                break;
            case 1:
                memory.Pages.Forget(things.AnyPage());
                break;
            case 2 when memory.Consoles.ToArray() is { Length: > 0 } known:
                memory.Consoles.Keep(random.GetItems(known, 1)[0] with { Failures = random.Next(9) });
                break;
            case 3:
                memory.Consoles.Keep(things.AnyConsoleRecord());
                break;
            default:
                memory.Pages.Keep(things.AnyPageRecord());
                break;
        }
    }
}
