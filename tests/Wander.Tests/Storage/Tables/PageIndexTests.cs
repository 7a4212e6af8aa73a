using FsCheck.Fluent;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.Searching;
using Wander.State;
using Wander.Storage;
using Wander.Storage.Tables;

namespace Wander.Tests.Storage.Tables;

/// <summary>Compares the full-text index with a scan over all pages.</summary>
public class PageIndexTests
{
    private static PageRecord Page(string name, string? title = null, string? description = null) => new()
    {
        Address = TestRecords.Page(name),
        FirstSeen = DateTimeOffset.UnixEpoch,
        Check = new PageCheck
        {
            Verdict = Verdict.Embeddable,
            Title = title,
            Description = description,
            CheckedAt = DateTimeOffset.UnixEpoch
        },
    };

    private static IEnumerable<string>? Find(TestStore store, StoreKeeper keeper, string text, CrawlMemory? memory = null)
    {
        var found = store.SearchOf(keeper).Find(SearchTerms.Read(text)!, CancellationToken.None);
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
        using var store = new TestStore();
        using var keeper = store.Start();
        keeper.Memory.Pages.Set(Page("a", "My garden"));
        keeper.Memory.Pages.Set(Page("b", "Gärdening 🌱", "notes of my days"));
        keeper.Memory.Pages.Set(Page("c", "日本の音楽室", "gymnastics"));
        Assert.True(keeper.Save());

        Assert.Equal(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), Find(store, keeper, search));
    }

    [Fact]
    public void A_changed_page_is_found_by_its_new_text_only()
    {
        using var store = new TestStore();
        using var keeper = store.Start();
        keeper.Memory.Pages.Set(Page("a", "old title"));
        keeper.Memory.Pages.Set(Page("b", "other title"));
        keeper.Save();
        keeper.Memory.Pages.Set(Page("a", "new title", "with words"));
        keeper.Save();

        Assert.Empty(Find(store, keeper, "old")!);
        Assert.Equal(["a"], Find(store, keeper, "new words"));
        Assert.Equal(["a", "b"], Find(store, keeper, "title"));

        keeper.Memory.Pages.Remove(TestRecords.Page("a"));
        keeper.Save();
        Assert.Empty(Find(store, keeper, "new")!);
        Assert.Equal(["b"], Find(store, keeper, "title"));

        keeper.Memory.Pages.Set(Page("a"));
        keeper.Save();
        Assert.Equal(["a", "b"], Find(store, keeper, "page.example"));
    }

    [Fact]
    public void Changes_that_are_not_written_yet_are_candidates()
    {
        using var store = new TestStore();
        using var keeper = store.Start();
        keeper.Memory.Pages.Set(Page("a", "garden"));
        keeper.Save();
        keeper.Memory.Pages.Set(Page("b", "garden"));

        Assert.Equal(["a", "b"], Find(store, keeper, "garden"));
    }

    [Fact]
    public void The_index_is_used_after_a_restart()
    {
        using var store = new TestStore();
        store.Run(memory => memory.Pages.Set(Page("a", "garden")));

        using var keeper = store.Start();
        Assert.Null(Find(store, keeper, "garden")); // not known yet whether the index is complete
        keeper.Save();

        Assert.Equal(["a"], Find(store, keeper, "garden"));
    }

    [Fact]
    public void A_file_of_a_version_without_an_index_gets_one()
    {
        using var store = new TestStore();
        store.Run(memory => memory.Pages.Set(Page("a", "garden")));
        using (var file = store.Open())
        {
            foreach (var table in new[] { "page_index", "indexed_pages", "indexed_texts", "unindexed_pages" })
                file.Execute($"DROP TABLE {table}");
            foreach (var trigger in new[] { "page_added", "page_changed", "page_deleted", "check_added", "check_deleted" })
                file.Execute($"DROP TRIGGER IF EXISTS {trigger}");
            file.Execute(
                "ALTER TABLE consoles RENAME COLUMN failure TO reason; ALTER TABLE checks RENAME COLUMN failure TO reason");
            file.Execute("PRAGMA user_version = 3");
        }

        using var keeper = store.Start();
        keeper.Save();

        Assert.Equal(["a"], Find(store, keeper, "garden"));
        Assert.Empty(store.SetAside);
    }

    [Fact]
    public void A_large_network_is_indexed_in_batches_before_the_index_is_used()
    {
        using var store = new TestStore();
        using var keeper = store.Start();
        for (var i = 0; i < 5_000; i++)
            keeper.Memory.Pages.Set(Page($"{i}", i % 1_000 == 0 ? "garden" : "meadow"));

        Assert.True(keeper.Save());
        Assert.False(keeper.IsIndexed);
        Assert.Null(Find(store, keeper, "garden"));
        while (!keeper.IsIndexed)
            Assert.True(keeper.Save());

        Assert.Equal(["0", "1000", "2000", "3000", "4000"], Find(store, keeper, "garden"));
    }

    [Fact]
    public void The_index_is_not_used_when_too_many_pages_match()
    {
        using var store = new TestStore();
        using var keeper = store.Start();
        for (var i = 0; i <= PageSearch.MaximumFound; i++)
            keeper.Memory.Pages.Set(Page($"{i}"));
        while (!keeper.IsIndexed)
            keeper.Save();

        Assert.Null(Find(store, keeper, "page.example"));
        Assert.Equal(["12345"], Find(store, keeper, "12345"));
    }

    [Fact]
    public void The_index_is_not_used_while_the_file_cannot_be_opened()
    {
        using var store = new TestStore();
        using var keeper = store.Start();
        keeper.Memory.Pages.Set(Page("a", "garden"));
        keeper.Save();
        using (var file = store.Open())
            file.Execute("PRAGMA user_version = 99");
        keeper.Dispose();

        using var next = store.Start();
        Assert.False(next.Save());
        Assert.Null(Find(store, next, "garden"));
    }

    // The texts are made of few parts, so that many of them match.
    [Fact]
    public void The_index_finds_the_same_pages_as_a_scan() => Property.Holds(
        Gen.Elements("a", "b", "ab", "ba ", "á", " ", "日", "本日", "🌱", "xn--", "\"", "*", "\0", "\ud83c")
            .ArrayOf().Select(string.Concat).ArrayOf().ToArbitrary(),
        texts =>
        {
            using var store = new TestStore();
            using var keeper = store.Start();
            foreach (var (place, text) in texts.Index())
                keeper.Memory.Pages.Set(Page($"{place % 7}", text, place % 2 == 0 ? null : texts[^1]));
            keeper.Save();
            foreach (var search in texts.Append("ab").Select(SearchTerms.Read).OfType<SearchTerms>())
            {
                var expected = keeper.Memory.Pages.ToArray()
                    .Where(page => search.AreIn(
                        new NetworkPage(new PageFacts(page.Address, default, null) { Check = page.Check }, default, default)))
                    .Select(page => page.Address.Id);
                var found = store.SearchOf(keeper).Find(search, CancellationToken.None)!;
                // Unpaired surrogates are all the same to the index, so it may return more candidates than the scan finds.
                if (search.Terms.Any(term => term.Any(char.IsSurrogate)))
                    Assert.Subset(found.ToHashSet(), expected.ToHashSet());
                else
                    Assert.Equal(expected.Order(Comparer<PageId>.Create((one, other) => one.Value.CompareTo(other.Value))),
                        found.Order(Comparer<PageId>.Create((one, other) => one.Value.CompareTo(other.Value))));
            }
        },
        times: 60);
}
