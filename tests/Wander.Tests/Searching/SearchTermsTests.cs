using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;
using Wander.Searching;
using Wander.Tests.Checking;
using Wander.Tests.Web.Parts;

namespace Wander.Tests.Searching;

public class SearchTermsTests
{
    private static NetworkPage Page(string address, string? title = null, string? description = null) => new(
        new PageFacts(PageChecking.Address(address), default,
            Note: null)
        { Check = new PageCheck { Title = title, Description = description } },
        default,
        default);

    [Theory]
    [InlineData("garden roses", "garden,roses")]
    [InlineData("\"garden roses\" tea", "garden roses,tea")]
    [InlineData("“garden roses” «and tea»", "garden roses,and tea")]
    [InlineData("\"never closed", "never closed")]
    [InlineData("https://midnight.pub/", "midnight pub")]
    [InlineData("HTTP://Example.com/a%20b x", "example com a b,x")]
    [InlineData("日本　音楽", "日本,音楽")]
    [InlineData("tea TEA téa", "tea")]
    [InlineData("a OR b NOT c*", "a,or,b,not,c")]
    [InlineData("!!! \"\" *", "")]
    public void A_search_is_split_into_words_and_quoted_phrases(string text, string terms) =>
        Assert.Equal(terms.Split(',', StringSplitOptions.RemoveEmptyEntries), SearchTerms.Read(text)!.Terms);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void A_blank_search_is_null(string? text) => Assert.Null(SearchTerms.Read(text));

    [Theory]
    [InlineData("lanter")]
    [InlineData("LANTERN island")]
    [InlineData("\"night lanterns\"")]
    [InlineData("lanterns.example")]
    [InlineData("https://lanterns.example/about-me")]
    [InlineData("me night hafen")]
    [InlineData("näch")]
    [InlineData("Ｈäfen")]
    public void A_page_is_found_by_parts_of_its_address_title_and_description(string search) =>
        Assert.True(SearchTerms.Read(search)!
        .AreIn(Page("https://lanterns.example/about-me", "Night Lanterns", "Islands, Häfen und Nächte")));

    [Theory]
    [InlineData("lantern harbour")]
    [InlineData("\"lanterns night\"")]
    [InlineData("\"lanterns islands\"")]
    [InlineData("\"me night\"")]
    [InlineData("https")]
    [InlineData("!!!")]
    public void A_page_without_one_of_the_terms_is_not_found(string search) =>
        Assert.False(SearchTerms.Read(search)!
        .AreIn(Page("https://lanterns.example/about-me", "Night Lanterns", "Islands, Häfen und Nächte")));

    [Theory]
    [InlineData("https://xn--mnchen-3ya.example/", "münchen")]
    [InlineData("https://example.com/%E6%97%A5%E8%A8%98", "日記")]
    [InlineData("https://xn--a.example/%FF%E6", "example")]
    [InlineData("https://xn--wgv71a119e.example/%E3%83%91", "https://xn--wgv71a119e.example/%E3%83%91")]
    [InlineData("https://xn--wgv71a119e.example/%E3%83%91", "xn--wgv71a119e.example")]
    [InlineData("https://xn--wgv71a119e.example/%E3%83%91", "%E3%83%91")]
    [InlineData("https://xn--wgv71a119e.example/%E3%83%91", "日本語.example/パ")]
    public void International_addresses_are_found_in_decoded_and_encoded_form(string address, string search) =>
        Assert.True(SearchTerms.Read(search)!.AreIn(Page(address)));

    [Fact]
    public void Any_text_is_parsed_to_a_limited_number_of_folded_terms() => Property.Holds<string?>(text =>
    {
        var terms = SearchTerms.Read(text + text)?.Terms ?? [];

        Assert.InRange(terms.Length, 0, 12);
        Assert.All(terms, term => Assert.Equal(FoldedText.Of(term), term));
    });

    [Fact]
    public void A_long_search_is_truncated() =>
        Assert.Equal(["a"], SearchTerms.Read("a" + new string(' ', SearchTerms.MaximumLength) + "b")!.Terms);

    [Theory]
    [InlineData("page example", null)] // all pages contain both
    [InlineData("page 77", "77")]
    [InlineData("77 page nothing", "77,nothing")]
    [InlineData("example", null)]
    [InlineData("nothing", "nothing")]
    [InlineData("odd even", "odd,even")] // each is in every second page; no page contains both
    public void Only_rare_terms_are_selected_for_the_index(string search, string? rare)
    {
        var builder = new NetworkBuilder(PartPages.Console("https://us.example/"), IgnoreList.Empty);
        builder.SetListing(
            PartPages.Console("https://us.example/"),
            PartPages.Listing([], Enumerable.Range(0, 2_000).Select(
                i => PartPages.Page($"https://page.example/{i}/{(i % 2 == 0 ? "even" : "odd")}"))),
            PartPages.Now);

        Assert.Equal(rare?.Split(','), SearchTerms.Read(search)!.Rare(builder.ToSnapshot())?.Terms.ToArray());
    }
}
