using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Wander.Web.Localization;

namespace Wander.Tests.Web.Localization;

/// <summary>The texts of the interface: all of them in every language, and none too many (design, section 9).</summary>
public class InterfaceTextsTests
{
    // The network's name for it, and what two languages happen to call the same.
    private static readonly HashSet<string> SameAsEnglish = new(StringComparer.Ordinal)
    {
        "de Wander", "es Error.other", "es Wander", "fr Console", "fr ConsolesCounted.one", "fr ConsolesCounted.other",
            "fr PagesCounted.one", "fr PagesCounted.other", "fr Part.Pages", "fr Section.Consoles",
        "fr Section.Pages", "fr Wander",
        "ja Wander", "pt Console", "pt ConsolesCounted.one", "pt ConsolesCounted.other", "pt Section.Consoles", "pt Wander",
    };

    public static TheoryData<string> Languages => [.. Texts.OtherLanguages];

    [Fact]
    public void Every_text_is_asked_for_and_every_text_that_is_asked_for_is_there()
    {
        var asked = Texts.Asked();

        Assert.Empty((string[])
        [
            .. Texts.English.Keys.Except(asked).Select(name => $"nobody asks for {name}"),
            .. asked.Except(Texts.English.Keys).Select(name => $"there is no {name}"),
        ]);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_every_text_and_no_other(string tag)
    {
        var texts = Texts.In(tag);

        Assert.Empty((string[])
        [
            .. Texts.English.Keys.Except(texts.Keys).Select(name => $"{tag} lacks {name}"),
            .. texts.Keys.Except(Texts.English.Keys).Select(name => $"English has no {name}"),
        ]);
    }

    [Theory]
    [InlineData("en")]
    [MemberData(nameof(Languages))]
    public void No_text_is_empty_or_begins_or_ends_with_a_space(string tag) =>
        Assert.All(Texts.In(tag), text => Assert.True(text.Value.Length > 0 && text.Value == text.Value.Trim(), text.Key));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_text_is_translated(string tag) => Assert.Equal(
        SameAsEnglish.Where(name => name.StartsWith(tag, StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        Texts.In(tag).Where(text => text.Value == Texts.English.GetValueOrDefault(text.Key)).Select(
            text => $"{tag} {text.Key}").Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_translation_has_room_for_all_that_is_put_into_it(string tag)
    {
        foreach (var (name, text) in Texts.In(tag))
        {
            // "one" may name its number or not: "one other console", "ほか 1 件".
            string[] same = name.EndsWith(".one", StringComparison.Ordinal) ? [name, name[..^3] + "other"] : [name];
            Assert.True(same.Any(english => Places(Texts.English[english]).SetEquals(Places(text))), $"{name}: {text}");
        }
    }

    [Theory]
    [InlineData("en")]
    [MemberData(nameof(Languages))]
    public void What_a_page_divides_at_a_place_has_that_place_once(string tag)
    {
        string[] divided =
        [
            "RecommendedBy.alone", "RecommendedBy.one", "RecommendedBy.other", "CrawlFinished", "LastRead",
            "Base.wander.js", "Base.network.json", "Base.blogroll.opml", "Base.feed.xml", "Base.recommended.xml",
                "Base.pages.txt",
        ];
        var texts = Texts.In(tag);

        Assert.All(divided, name => Assert.Equal(2, texts[name].Split("{0}").Length));
    }

    [Fact]
    public void A_language_with_one_form_says_the_same_twice()
    {
        var texts = Texts.In("ja");

        Assert.All(
            texts.Keys.Where(name => name.EndsWith(".one", StringComparison.Ordinal)),
            name => Assert.Equal(texts[name[..^3] + "other"], texts[name]));
    }

    [Theory]
    [InlineData("en", "0 pages", "1 page", "1,538 pages")]
    [InlineData("fr", "0 page", "1 page", "1\u202f538 pages")]
    [InlineData("de", "0 Seiten", "1 Seite", "1.538 Seiten")]
    [InlineData("es", "0 páginas", "1 página", "1.538 páginas")]
    [InlineData("pt", "0 página", "1 página", "1.538 páginas")]
    [InlineData("ja", "0 ページ", "1 ページ", "1,538 ページ")]
    public void Every_language_counts_and_writes_numbers_in_its_own_way(string tag, string none, string one, string many)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(tag);

            Assert.Equal(
                [none, one, many], new[] { 0, 1, 1538 }.Select(number => LocalizedTexts().Count("PagesCounted", number)));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    private static InterfaceTexts LocalizedTexts() => new(new StringLocalizer<InterfaceTexts>(
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance)));

    private static HashSet<string> Places(string text) => [.. Texts.Placeholder.Matches(text).Select(match => match.Value)];
}
