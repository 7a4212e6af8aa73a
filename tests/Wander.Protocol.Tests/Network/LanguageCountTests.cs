using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;

namespace Wander.Protocol.Tests.Network;

public class LanguageCountTests
{
    [Fact]
    public void Languages_are_counted_without_regions_the_most_frequent_first()
    {
        var network = Network("en", "en-GB", "EN-us", "de-AT", "de", "pt-BR", null);

        Assert.Equal([new("en", 3), new("de", 2), new("pt", 1)], network.Languages);
    }

    [Fact]
    public void A_page_with_two_recommenders_counts_once()
    {
        var builder = Networks.Builder(IgnoreList.Empty, ("a", ["b"], [0, 1]), ("b", [], [0, 1]));
        foreach (var page in new[] { 0, 1 })
            builder.SetCheck(Networks.Page(page), Embeddable("ja"));

        Assert.Equal([new("ja", 2)], builder.ToSnapshot().Languages);
    }

    [Fact]
    public void Pages_that_may_not_be_shown_do_not_count()
    {
        var builder = Networks.Builder(IgnoreList.Empty, ("a", [], [0, 1, 2]));
        builder.SetCheck(Networks.Page(0), Embeddable("fr"));
        builder.SetCheck(Networks.Page(1), Embeddable("fr") with { Verdict = Verdict.Gone });

        Assert.Equal([new("fr", 1)], builder.ToSnapshot().Languages);
    }

    [Fact]
    public void The_pool_of_a_counted_language_contains_its_pages()
    {
        var network = Network("en", "de", "de-CH", null);

        Assert.All(network.Languages, language => Assert.Equal(1, network.PoolIn(language.Language).Count));
        Assert.Equal(0, network.PoolIn("fr").Count);
    }

    private static PageCheck Embeddable(string? language) => new() { Verdict = Verdict.Embeddable, Language = language };

    private static NetworkSnapshot Network(params string?[] languages)
    {
        var builder = Networks.Builder(IgnoreList.Empty, ("a", [], [.. Enumerable.Range(0, languages.Length)]));
        foreach (var (page, language) in languages.Index())
            builder.SetCheck(Networks.Page(page), Embeddable(language));
        return builder.ToSnapshot();
    }
}
