using System.Text.RegularExpressions;
using Wander.Protocol.Findings;

namespace Wander.Tests.Failures;

/// <summary>Checks the resource files: each language has every text, translated and with the same placeholders.</summary>
public partial class FailureTextsTests
{
    // Texts that consist of a value, or of a file name and a value. French has a space before the colon.
    private static readonly string[] OnlyValues =
        ["FramingRefused.Detailed", "HttpStatus.Detailed", "NoContent.Detailed", "Unknown.Detailed"];

    private static readonly string[] OnlyFileNames =
        ["RobotsDisallowed.Detailed", "RobotsUnreachable.Detailed"];

    public static TheoryData<string> Languages => ["en", .. FailureResources.OtherLanguages];

    public static TheoryData<string> OtherLanguages => [.. FailureResources.OtherLanguages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Each_kind_has_a_text_and_advice_in_each_language(string tag)
    {
        var names = FailureResources.In(tag).Keys;

        Assert.All(Enum.GetNames<FailureKind>(), kind =>
        {
            Assert.Contains(kind, names);
            Assert.Contains($"{kind}.Advice", names);
        });
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Each_text_belongs_to_a_kind(string tag) =>
        Assert.All(FailureResources.In(tag).Keys, name => Assert.Contains(name.Split('.')[0], Enum.GetNames<FailureKind>()));

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void Each_language_has_the_same_texts_as_English(string tag) =>
        Assert.Equal(FailureResources.English.Keys, FailureResources.In(tag).Keys);

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void Only_texts_without_words_are_the_same_as_in_English(string tag) => Assert.Equal(
        (tag == "fr" ? OnlyValues : [.. OnlyValues, .. OnlyFileNames]).Order(StringComparer.Ordinal),
        FailureResources.In(tag).Where(text => text.Value == FailureResources.English[text.Key]).Select(text => text.Key));

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void A_translation_has_the_same_placeholders_as_English(string tag) => Assert.All(
        FailureResources.In(tag),
        text => Assert.Equal(Placeholders(FailureResources.English[text.Key]), Placeholders(text.Value)));

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void Kinds_with_the_same_advice_in_English_have_the_same_advice(string tag)
    {
        var texts = FailureResources.In(tag);

        Assert.All(
            FailureResources.English
                .Where(text => IsAdvice(text.Key))
                .GroupBy(text => text.Value),
            advice => Assert.Single(advice.Select(text => texts[text.Key]).Distinct()));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_reason_is_a_phrase_without_a_full_stop_and_parentheses(string tag) => Assert.All(
        FailureResources.In(tag).Where(text => !IsAdvice(text.Key)).Select(text => text.Value),
        text =>
        {
            Assert.Equal(text.Trim(), text);
            Assert.NotEmpty(text);
            Assert.DoesNotMatch(@"[.。]$|[()（）`]", text);
        });

    [Theory]
    [MemberData(nameof(Languages))]
    public void Advice_consists_of_one_or_two_sentences(string tag)
    {
        // A full stop before a letter belongs to the name of a setting or a file. Japanese has no capital letters.
        const string LatinSentence = @"\p{Lu}([^.。;()`]|\.\w)*\.";
        var sentences = tag == "ja" ? @"^([^。;()（）`]+。){1,2}$" : $"^{LatinSentence}( {LatinSentence})?$";

        Assert.All(
            FailureResources.In(tag).Where(text => IsAdvice(text.Key)).Select(text => text.Value),
            text => Assert.Matches(sentences, text));
    }

    private static bool IsAdvice(string name) => name.Contains(".Advice", StringComparison.Ordinal);

    private static IEnumerable<string> Placeholders(string text) =>
        Placeholder.Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder { get; }
}
