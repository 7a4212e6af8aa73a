using System.Globalization;
using FsCheck.Fluent;
using Wander.Failures;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Web.Localization;

namespace Wander.Tests.Failures;

/// <summary>Tests the reasons and advice for each kind, with and without the other members of a failure.</summary>
public class FailureTextTests
{
    private static readonly string[] Parts =
    [
        "X-Frame-Options: DENY", "\u001B[31m", "\r\n", "\u2028", "\u202E", "\0", "\uD800", "{0}", "{9}", "{", "}}", "<b>", "404 ",
    ];

    public static TheoryData<string> Languages => [.. InterfaceLanguages.Tags];

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_failure_with_only_a_kind_has_a_text_and_advice(string tag) =>
        Assert.All(Enum.GetValues<FailureKind>(), kind => AssertPhrases(new Failure(kind), tag));

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_failure_with_all_members_has_a_text_and_advice(string tag) =>
        Assert.All(Enum.GetValues<FailureKind>(), kind => AssertPhrases(WithAllMembers(kind), tag));

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_detail_from_another_site_becomes_a_short_line_without_control_characters(string tag)
    {
        var culture = CultureInfo.GetCultureInfo(tag);
        Property.Holds(Gen.Elements(Parts).ArrayOf().Select(string.Concat).ToArbitrary(), detail =>
        {
            foreach (var kind in Enum.GetValues<FailureKind>())
            {
                var failure = WithAllMembers(kind) with { Detail = detail, Pattern = detail };
                foreach (var text in (string[])[FailureText.Of(failure, culture), FailureText.AdviceFor(failure, culture)])
                {
                    Assert.DoesNotContain(text, letter => char.IsControl(letter) || letter is '\u2028' or '\u202E' or '\uD800');
                    Assert.InRange(text.Length, 1, 500);
                }
            }
        }, times: 50);
    }

    [Theory]
    [InlineData("{0} {1} {", "{0} {1} {")]
    [InlineData("a\r\nb\u001B[0m", "a b[0m")]
    [InlineData("\u202E\0 ", "unknown reason")]
    public void A_detail_is_shown_literally_without_invisible_characters(string detail, string text) =>
        Assert.Equal(text, FailureText.InEnglish(new Failure(FailureKind.Unknown) { Detail = detail }));

    [Fact]
    public void The_number_of_described_causes_is_limited()
    {
        var failure = new Failure(FailureKind.HttpOnly);
        for (var i = 0; i < 100_000; i++)
            failure = new Failure(FailureKind.HttpOnly) { Cause = failure };

        Assert.Equal(FailureText.MaximumCauses + 1, FailureText.InEnglish(failure).Split("available over http only").Length - 1);
        Assert.Equal("Ask its owner to support https, or remove it.", FailureText.AdviceInEnglish(failure));
    }

    [Theory]
    [InlineData("en", "certificate expired 1 day ago", "certificate expired 1,204 days ago")]
    [InlineData("de", "Zertifikat vor 1 Tag abgelaufen", "Zertifikat vor 1.204 Tagen abgelaufen")]
    [InlineData("es", "certificado caducado hace 1 día", "certificado caducado hace 1.204 días")]
    [InlineData("fr", "certificat expiré depuis 1 jour", "certificat expiré depuis 1\u202f204 jours")]
    [InlineData("ja", "証明書の有効期限が 1 日前に切れました", "証明書の有効期限が 1,204 日前に切れました")]
    [InlineData("pt", "certificado expirado há 1 dia", "certificado expirado há 1.204 dias")]
    public void Days_have_a_singular_and_a_plural_in_each_language(string tag, string one, string many)
    {
        string Expired(TimeSpan age) =>
            FailureText.Of(new Failure(FailureKind.CertificateExpired) { Duration = age }, CultureInfo.GetCultureInfo(tag));

        Assert.Equal(one, Expired(TimeSpan.FromHours(1)));
        Assert.Equal(one, Expired(TimeSpan.FromHours(47)));
        Assert.Equal(many, Expired(TimeSpan.FromDays(1204)));
    }

    [Theory]
    [InlineData("de-AT", "Verbindung abgelehnt")]
    [InlineData("en-GB", "connection refused")]
    [InlineData("nl", "connection refused")]
    public void A_region_uses_its_language_and_an_untranslated_language_uses_English(string tag, string text) =>
        Assert.Equal(text, FailureText.Of(new Failure(FailureKind.ConnectionRefused), CultureInfo.GetCultureInfo(tag)));

    [Theory]
    [InlineData(404, "Remove it, or replace it with its new address.")]
    [InlineData(410, "Remove it, or replace it with its new address.")]
    [InlineData(429, "Try again later. Remove it if the problem persists.")]
    [InlineData(500, "Try again later. Remove it if the problem persists.")]
    [InlineData(503, "Try again later. Remove it if the problem persists.")]
    [InlineData(403, "Open it in a browser. If it does not work there either, tell its owner or remove it.")]
    public void The_advice_for_an_HTTP_error_depends_on_its_status(int status, string advice) =>
        Assert.Equal(advice, FailureText.AdviceInEnglish(new Failure(FailureKind.HttpStatus) { Status = status }));

    [Fact]
    public void The_advice_for_an_unreachable_robots_txt_is_the_advice_for_its_cause()
    {
        var cause = new Failure(FailureKind.PrivateAddress) { Detail = "10.0.0.1" };

        Assert.Equal(
            FailureText.AdviceInEnglish(cause),
            FailureText.AdviceInEnglish(new Failure(FailureKind.RobotsUnreachable) { Cause = cause }));
    }

    [Fact]
    public void The_advice_names_the_ignore_pattern_that_hides_the_target() => Assert.Equal(
        "Remove it, or remove the ignore pattern “x.example”.",
        FailureText.AdviceInEnglish(new Failure(FailureKind.RedirectToHidden) { Pattern = "x.example" }));

    internal static PageAddress Address(string text) =>
        PageAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text, nameof(text));

    private static Failure WithAllMembers(FailureKind kind) => new(kind)
    {
        Status = 599,
        RetryAfter = TimeSpan.FromMinutes(5),
        Target = Address("https://target.example/"),
        Pattern = "target.example",
        Duration = TimeSpan.FromSeconds(15),
        Detail = "the detail",
        Cause = new Failure(FailureKind.ConnectionRefused),
    };

    private static void AssertPhrases(Failure failure, string tag)
    {
        var culture = CultureInfo.GetCultureInfo(tag);
        Assert.All((string[])[FailureText.Of(failure, culture), FailureText.AdviceFor(failure, culture)], text =>
        {
            Assert.NotEmpty(text);
            Assert.DoesNotMatch("[{}]", text);
        });
    }
}
