using System.Globalization;
using Wander.Web.Localization;

namespace Wander.Tests.Web.Localization;

/// <summary>Tests dates in the languages of the interface.</summary>
public class DayTextTests
{
    private static readonly ManualTime Clock = new(); // 15 May 2026

    [Theory]
    [InlineData("en", "12 May 2026", "12 May", "1 March 2025")]
    [InlineData("en-US", "12 May 2026", "12 May", "1 March 2025")]
    [InlineData("fr", "12 mai 2026", "12 mai", "1er mars 2025")]
    [InlineData("de", "12. Mai 2026", "12. Mai", "1. März 2025")]
    [InlineData("es", "12 de mayo de 2026", "12 de mayo", "1 de marzo de 2025")]
    [InlineData("pt", "12 de maio de 2026", "12 de maio", "1 de março de 2025")]
    [InlineData("ja", "2026年5月12日", "5月12日", "2025年3月1日")]
    public void A_date_has_the_name_of_its_month_in_the_order_of_the_language(
        string tag, string date, string withoutYear, string firstOfMonth) => In(tag, () =>
    {
        Assert.Equal(date, DayText.Format(new DateOnly(2026, 5, 12), hasYear: true));
        Assert.Equal(withoutYear, DayText.Format(new DateOnly(2026, 5, 12), hasYear: false));
        Assert.Equal(firstOfMonth, DayText.Format(new DateOnly(2025, 3, 1), hasYear: true));
    });

    [Theory]
    [InlineData("en", "today, 00:10 UTC", "yesterday, 23:50 UTC", "13 May 2026, 08:05 UTC")]
    [InlineData("fr", "aujourd’hui, 00:10 UTC", "hier, 23:50 UTC", "13 mai 2026, 08:05 UTC")]
    [InlineData("de", "heute, 00:10 UTC", "gestern, 23:50 UTC", "13. Mai 2026, 08:05 UTC")]
    [InlineData("es", "hoy, 00:10 UTC", "ayer, 23:50 UTC", "13 de mayo de 2026, 08:05 UTC")]
    [InlineData("pt", "hoje, 00:10 UTC", "ontem, 23:50 UTC", "13 de maio de 2026, 08:05 UTC")]
    [InlineData("ja", "今日 00:10 UTC", "昨日 23:50 UTC", "2026年5月13日 08:05 UTC")]
    public void Today_and_yesterday_are_words(string tag, string today, string yesterday, string before) => In(tag, () =>
    {
        var texts = Texts.Localized(Clock);

        Assert.Equal(today, texts.Time(At(15, 0, 10)));
        Assert.Equal(yesterday, texts.Time(At(14, 23, 50)));
        Assert.Equal(before, texts.Time(At(13, 8, 5)));
    });

    [Fact]
    public void The_current_year_can_be_omitted() => In("en", () =>
    {
        var texts = Texts.Localized(Clock);

        Assert.Equal("13 May", texts.Day(At(13, 8, 5), omitsCurrentYear: true).Text);
        Assert.Equal("13 May 2025", texts.Day(At(13, 8, 5).AddYears(-1), omitsCurrentYear: true).Text);
    });

    [Fact]
    public void Without_a_clock_every_day_is_a_date() => In("en", () =>
        Assert.Equal(new DayText("15 May 2026", IsRelative: false), Texts.Localized().Day(Clock.Now, omitsCurrentYear: true)));

    private static DateTimeOffset At(int day, int hour, int minute) => new(2026, 5, day, hour, minute, 0, TimeSpan.Zero);

    private static void In(string tag, Action test)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(tag);
            test();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
