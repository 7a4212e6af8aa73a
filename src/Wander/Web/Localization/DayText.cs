using System.Globalization;

namespace Wander.Web.Localization;

/// <summary>A day as people read it in the language of the interface.</summary>
/// <param name="Text">The word or the date: <c>today</c>, <c>12 May 2026</c>.</param>
/// <param name="IsRelative">True for a word such as <c>today</c>, which takes no preposition.</param>
public sealed record DayText(string Text, bool IsRelative)
{
    /// <summary>
    /// Formats a date. The month is a name, because readers from different regions read numbers in a different order; so the
    /// format depends on the language only, not on the region.
    /// </summary>
    /// <param name="day">The day.</param>
    /// <param name="hasYear">Whether the year is part of the text.</param>
    public static string Format(DateOnly day, bool hasYear)
    {
        var culture = CultureInfo.CurrentUICulture;
        var (dayAndMonth, year) = culture.TwoLetterISOLanguageName switch
        {
            "de" => ("d'.' MMMM", " yyyy"),
            "es" or "pt" => ("d 'de' MMMM", " 'de' yyyy"),
            "fr" when day.Day == 1 => ("d'er' MMMM", " yyyy"),
            "ja" => ("M'月'd'日'", "yyyy'年'"),
            _ => ("d MMMM", " yyyy"),
        };
        var pattern = !hasYear ? dayAndMonth
            : culture.TwoLetterISOLanguageName == "ja" ? year + dayAndMonth
            : dayAndMonth + year;
        return day.ToString(pattern, culture);
    }
}
