using System.Globalization;

namespace Wander.Tests.Web.Localization;

/// <summary>Tests that every language has all texts of the interface and that every text is used.</summary>
public class InterfaceTextsTests
{
    // Names, and words that are the same in English and in the other language.
    private static readonly HashSet<string> SameAsEnglish = new(StringComparer.Ordinal)
    {
        "de ConsoleHealth", "de ConsoleState.Read", "de Feed", "de FilterVerdict", "de MapStateHeader", "de StateWithReason",
        "de Wander",
        "es ConsoleState.Read", "es Error.other", "es Feed", "es StateWithReason", "es Wander",
        "fr Console", "fr ConsoleState.Read", "fr ConsolesCounted.one", "fr ConsolesCounted.other", "fr PagesCounted.one",
        "fr PagesCounted.other", "fr Part.Pages", "fr PartsOfTheList", "fr Section.Consoles", "fr Section.Pages", "fr Wander",
        "ja Wander",
        "pt Console", "pt ConsoleHealth", "pt ConsoleState.Read", "pt ConsolesCounted.one", "pt ConsolesCounted.other", "pt Feed",
        "pt FilterVerdict", "pt MapStateHeader", "pt Section.Consoles", "pt StateWithReason", "pt Wander",
    };

    public static TheoryData<string> Languages => [.. Texts.OtherLanguages];

    [Fact]
    public void Every_text_is_used_and_every_used_text_exists()
    {
        var used = Texts.Used();

        Assert.Empty((string[])
        [
            .. Texts.English.Keys.Except(used).Select(name => $"{name} is not used"),
            .. used.Except(Texts.English.Keys).Select(name => $"{name} does not exist"),
        ]);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_the_same_texts(string tag)
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
    [InlineData("en")]
    [MemberData(nameof(Languages))]
    public void No_text_contains_a_backtick(string tag) =>
        Assert.All(Texts.In(tag), text => Assert.DoesNotContain('`', text.Value));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_text_is_translated(string tag) => Assert.Equal(
        SameAsEnglish.Where(name => name.StartsWith(tag, StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        Texts.In(tag).Where(text => text.Value == Texts.English.GetValueOrDefault(text.Key)).Select(
            text => $"{tag} {text.Key}").Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_translation_has_the_placeholders_of_the_English_text(string tag)
    {
        foreach (var (name, text) in Texts.In(tag))
        {
            // A singular may contain its number or not: "one other console", "ほか 1 件".
            string[] same = name.EndsWith(".one", StringComparison.Ordinal) ? [name, name[..^3] + "other"] : [name];
            Assert.True(same.Any(english => Places(Texts.English[english]).SetEquals(Places(text))), $"{name}: {text}");
        }
    }

    [Theory]
    [InlineData("en")]
    [MemberData(nameof(Languages))]
    public void Texts_with_markup_in_place_of_a_value_have_one_placeholder(string tag)
    {
        string[] withMarkup =
        [
            "RecommendedBy.alone", "RecommendedBy.one", "RecommendedBy.other", "RunBy", "CrawlFinished", "AsItWas",
            "LastRead.Relative", "LastRead.Date", "FailingSince.Relative", "FailingSince.Date", "UnreadableSince.Relative",
            "UnreadableSince.Date", "StateWithReason", "ListStillUsed", "FirstSeen.Relative", "FirstSeen.Date",
            "RecommendationSeen.Relative", "RecommendationSeen.Date", "RecommendedBySome", "Base.wander.js", "Base.network.json",
            "Base.blogroll.opml", "Base.feed.xml", "Base.recommended.xml", "Base.pages.txt",
        ];
        var texts = Texts.In(tag);

        Assert.All(withMarkup, name => Assert.Equal(2, texts[name].Split("{0}").Length));
    }

    [Fact]
    public void A_language_without_plural_forms_repeats_the_text()
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
    public void Every_language_has_its_own_plural_forms_and_number_format(string tag, string none, string one, string many)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(tag);

            Assert.Equal(
                [none, one, many], new[] { 0, 1, 1538 }.Select(number => Texts.Localized().Count("PagesCounted", number)));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    private static HashSet<string> Places(string text) => [.. Texts.Placeholder.Matches(text).Select(match => match.Value)];
}
