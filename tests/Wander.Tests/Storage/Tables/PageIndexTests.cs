using FsCheck.Fluent;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.Searching;
using Wander.State;
using Wander.Storage;
using Wander.Storage.Tables;

namespace Wander.Tests.Storage.Tables;

/// <summary>The full-text index against a look into each page.</summary>
public class PageIndexTests
{
    private static PageRecord Page(string name, string? title = null, string? description = null) => new()
    {
        Address = StoredThings.Page(name),
        FirstSeen = DateTimeOffset.UnixEpoch,
        Check = new PageCheck
        {
            Verdict = Verdict.Embeddable,
            Title = title,
            Description = description,
            CheckedAt = DateTimeOffset.UnixEpoch
        },
    };

    private static IEnumerable<string>? Find(Kept kept, StoreKeeper keeper, string text, CrawlMemory? memory = null)
    {
        var found = kept.SearchOf(keeper).Find(SearchTerms.Read(text)!, CancellationToken.None);
        var names = (memory ?? keeper.Memory).Pages.ToArray().ToDictionary(
            page => page.Address.Id, page => page.Address.Value["https://page.example/".Length..]);
        return found?.Select(id => names[id]).Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("garden", "a b")]
    [InlineData("arde", "a b")]
    [InlineData("GÄRDEN", "a b")]
    [InlineData("garden notes", "b")]
    [InlineData("\"my garden\"", "a")]
    [InlineData("音楽", "c")]
    [InlineData("楽", "c")]
    [InlineData("本の音楽室", "c")]
    [InlineData("日本 室", "c")]
    [InlineData("音室", "")]
    [InlineData("🌱", "b")]
    [InlineData("y g", "a b c")]
    [InlineData("\"y g\"", "a")]
    [InlineData("page.example", "a b c")]
    [InlineData("nothing", "")]
    [InlineData("\"\" * ( AND NEAR", "")]
    [InlineData("near", "")]
    public void Pages_are_found_by_substrings_several_words_accents_and_Japanese(string search, string names)
    {
        using var kept = new Kept();
        using var keeper = kept.Start();
        keeper.Memory.Pages.Keep(Page("a", "My garden"));
        keeper.Memory.Pages.Keep(Page("b", "Gärdening 🌱", "notes of my days"));
        keeper.Memory.Pages.Keep(Page("c", "日本の音楽室", "gymnastics"));
        Assert.True(keeper.Keep());

        Assert.Equal(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), Find(kept, keeper, search));
    }

    [Fact]
    public void What_changes_on_a_page_changes_what_it_is_found_by()
    {
        using var kept = new Kept();
        using var keeper = kept.Start();
        keeper.Memory.Pages.Keep(Page("a", "old title"));
        keeper.Memory.Pages.Keep(Page("b", "other title"));
        keeper.Keep();
        keeper.Memory.Pages.Keep(Page("a", "new title", "with words"));
        keeper.Keep();

        Assert.Empty(Find(kept, keeper, "old")!);
        Assert.Equal(["a"], Find(kept, keeper, "new words"));
        Assert.Equal(["a", "b"], Find(kept, keeper, "title"));

        keeper.Memory.Pages.Forget(StoredThings.Page("a"));
        keeper.Keep();
        Assert.Empty(Find(kept, keeper, "new")!);
        Assert.Equal(["b"], Find(kept, keeper, "title"));

        keeper.Memory.Pages.Keep(Page("a"));
        keeper.Keep();
        Assert.Equal(["a", "b"], Find(kept, keeper, "page.example"));
    }

    [Fact]
    public void What_was_learnt_a_moment_ago_is_looked_at_as_well()
    {
        using var kept = new Kept();
        using var keeper = kept.Start();
        keeper.Memory.Pages.Keep(Page("a", "garden"));
        keeper.Keep();
        keeper.Memory.Pages.Keep(Page("b", "garden"));

        Assert.Equal(["a", "b"], Find(kept, keeper, "garden"));
    }

    [Fact]
    public void A_start_finds_what_was_indexed_before_it()
    {
        using var kept = new Kept();
        kept.Run(memory => memory.Pages.Keep(Page("a", "garden")));

        using var keeper = kept.Start();
        Assert.Null(Find(kept, keeper, "garden")); // nobody has looked yet whether that is all
        keeper.Keep();

        Assert.Equal(["a"], Find(kept, keeper, "garden"));
    }

    [Fact]
    public void A_file_from_before_there_was_an_index_gets_one()
    {
        using var kept = new Kept();
        kept.Run(memory => memory.Pages.Keep(Page("a", "garden")));
        using (var file = kept.Open())
        {
            foreach (var table in new[] { "page_index", "indexed_pages", "indexed_texts", "unindexed_pages" })
                file.Execute($"DROP TABLE {table}");
            foreach (var trigger in new[] { "page_added", "page_changed", "page_deleted", "check_added", "check_deleted" })
                file.Execute($"DROP TRIGGER IF EXISTS {trigger}");
            file.Execute(
                "ALTER TABLE consoles RENAME COLUMN failure TO reason; ALTER TABLE checks RENAME COLUMN failure TO reason");
            file.Execute("PRAGMA user_version = 3");
        }

        using var keeper = kept.Start();
        keeper.Keep();

        Assert.Equal(["a"], Find(kept, keeper, "garden"));
        Assert.Empty(kept.SetAside);
    }

    [Fact]
    public void A_large_network_is_indexed_in_parts_and_until_then_the_index_cannot_tell()
    {
        using var kept = new Kept();
        using var keeper = kept.Start();
        for (var i = 0; i < 5_000; i++)
            keeper.Memory.Pages.Keep(Page($"{i}", i % 1_000 == 0 ? "garden" : "meadow"));

        Assert.True(keeper.Keep());
        Assert.False(keeper.IsIndexed);
        Assert.Null(Find(kept, keeper, "garden"));
        while (!keeper.IsIndexed)
            Assert.True(keeper.Keep());

        Assert.Equal(["0", "1000", "2000", "3000", "4000"], Find(kept, keeper, "garden"));
    }

    [Fact]
    public void Of_more_pages_than_anybody_reads_the_index_cannot_tell()
    {
        using var kept = new Kept();
        using var keeper = kept.Start();
        for (var i = 0; i <= PageSearch.MaximumFound; i++)
            keeper.Memory.Pages.Keep(Page($"{i}"));
        while (!keeper.IsIndexed)
            keeper.Keep();

        Assert.Null(Find(kept, keeper, "page.example"));
        Assert.Equal(["12345"], Find(kept, keeper, "12345"));
    }

    [Fact]
    public void While_nothing_can_be_kept_the_index_cannot_tell()
    {
        using var kept = new Kept();
        using var keeper = kept.Start();
        keeper.Memory.Pages.Keep(Page("a", "garden"));
        keeper.Keep();
        using (var file = kept.Open())
            file.Execute("PRAGMA user_version = 99");
        keeper.Dispose();

        using var next = kept.Start();
        Assert.False(next.Keep());
        Assert.Null(Find(kept, next, "garden"));
    }

    // Small alphabets, so that texts have much in common.
    [Fact]
    public void The_index_finds_what_a_look_into_each_page_finds() => Property.Holds(
        Gen.Elements("a", "b", "ab", "ba ", "á", " ", "日", "本日", "🌱", "xn--", "\"", "*", "\0", "\ud83c")
            .ArrayOf().Select(string.Concat).ArrayOf().ToArbitrary(),
        texts =>
        {
            using var kept = new Kept();
            using var keeper = kept.Start();
            foreach (var (place, text) in texts.Index())
                keeper.Memory.Pages.Keep(Page($"{place % 7}", text, place % 2 == 0 ? null : texts[^1]));
            keeper.Keep();
            foreach (var search in texts.Append("ab").Select(SearchTerms.Read).OfType<SearchTerms>())
            {
                var expected = keeper.Memory.Pages.ToArray()
                    .Where(page => search.AreIn(
                        new NetworkPage(new PageFacts(page.Address, default, null) { Check = page.Check }, default, default)))
                    .Select(page => page.Address.Id);
                var found = kept.SearchOf(keeper).Find(search, CancellationToken.None)!;
                // Half a picture is like half of another one to the index: it may find more, and whoever asks looks again.
                if (search.Terms.Any(term => term.Any(char.IsSurrogate)))
                    Assert.Subset(found.ToHashSet(), expected.ToHashSet());
                else
                    Assert.Equal(expected.Order(Comparer<PageId>.Create((one, other) => one.Value.CompareTo(other.Value))),
                        found.Order(Comparer<PageId>.Create((one, other) => one.Value.CompareTo(other.Value))));
            }
        },
        times: 60);
}
