using System.Globalization;
using Microsoft.Extensions.Localization;
using Wander.Failures;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;

namespace Wander.Web.Localization;

/// <summary>
/// The texts of the interface and of API problem details, in the language of the request. <c>InterfaceTexts.resx</c> contains the
/// English texts, and one file next to it each other language. <see cref="FailureText"/> has the texts of failures.
/// </summary>
/// <param name="localizer">Looks the texts up.</param>
/// <param name="clock">
/// The clock, for words such as "today"; null in a static export, whose files are read on later days and contain dates only.
/// </param>
public sealed class InterfaceTexts(IStringLocalizer<InterfaceTexts> localizer, TimeProvider? clock = null)
{
    /// <summary>A text.</summary>
    /// <param name="name">The name of the text in <c>InterfaceTexts.resx</c>.</param>
    public string this[string name] => localizer[name].Value;

    /// <summary>A text with values.</summary>
    /// <param name="name">The name of the text in <c>InterfaceTexts.resx</c>.</param>
    /// <param name="values">The values for <c>{0}</c>, <c>{1}</c> …</param>
    public string this[string name, params object[] values] => localizer[name, values].Value;

    /// <summary>Returns <c>name.one</c> or <c>name.other</c>, depending on a number, with the number as <c>{0}</c>.</summary>
    public string Count(string name, int number) => this[$"{name}.{FormOf(number)}", Number(number)];

    /// <summary>Returns <c>name.one</c> or <c>name.other</c>, depending on a number, with its placeholders.</summary>
    public string Form(string name, int number) => this[$"{name}.{FormOf(number)}"];

    /// <summary>Splits a text at <c>{0}</c>, so that markup can take its place.</summary>
    public static (string Before, string After) Around(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split("{0}", 2);
        return (parts[0], parts.Length > 1 ? parts[1] : "");
    }

    /// <summary>Formats a number: <c>1,538</c> in English, <c>1.538</c> in German.</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>Returns the day of a time in UTC: the word for today or yesterday, or the date.</summary>
    /// <param name="time">The time.</param>
    /// <param name="omitsCurrentYear">Whether dates of the current year are without a year: <c>12 May</c>.</param>
    public DayText Day(DateTimeOffset time, bool omitsCurrentYear = false)
    {
        var day = DateOnly.FromDateTime(time.UtcDateTime);
        DateOnly? today = clock is null ? null : DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (day == today)
            return new DayText(this["Today"], IsRelative: true);
        if (day == today?.AddDays(-1))
            return new DayText(this["Yesterday"], IsRelative: true);
        return new DayText(DayText.Format(day, hasYear: !omitsCurrentYear || day.Year != today?.Year), IsRelative: false);
    }

    /// <summary>Returns a day and time in UTC, because the server does not know the visitor's time zone.</summary>
    /// <param name="time">The time.</param>
    public string Time(DateTimeOffset time)
    {
        var comma = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ja" ? "" : ",";
        return string.Create(CultureInfo.InvariantCulture, $"{Day(time).Text}{comma} {time.UtcDateTime:HH:mm} UTC");
    }

    /// <summary>Returns the reason why there is no recommendation.</summary>
    /// <param name="network">The network.</param>
    /// <param name="language">The language that the visitor requested; null for any.</param>
    public string NothingToRecommend(NetworkSnapshot network, string? language)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (language is not null)
            return this["NothingInLanguage", language];
        return network.Pages.Count == 0 ? this["NothingKnown"] : this["NothingShown"];
    }

    /// <summary>Returns the reason why an address is hidden.</summary>
    /// <param name="pattern">The ignore pattern that hides it.</param>
    public string Hidden(IgnorePattern pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return pattern.Reason is null ? this["Hidden", pattern.Text] : this["HiddenBecause", pattern.Text, pattern.Reason];
    }

    /// <summary>Returns the reason why an address that a visitor requested is not in the network.</summary>
    /// <param name="asked">The requested address, as the visitor typed it.</param>
    /// <param name="ignore">The ignore list of this console, which may hide the address.</param>
    /// <param name="otherwise">The text for an address that the ignore list does not hide.</param>
    public string WhyUnknown(string asked, IgnoreList ignore, string otherwise)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(ignore);
        return ignore.Find(asked.Trim()) is { } pattern ? Hidden(pattern) : otherwise;
    }

    /// <summary>Returns the reason why no console is shown for an address: it is hidden, or not in the network.</summary>
    /// <param name="asked">The requested address, as the visitor typed it.</param>
    /// <param name="ignore">The ignore list of this console.</param>
    public string WhyNoConsole(string asked, IgnoreList ignore) =>
        WhyUnknown(asked, ignore, this["UnknownConsole", Beginning(asked)]);

    /// <summary>Returns the reason why a page is not shown in the frame; null for a page that can be shown.</summary>
    /// <param name="check">The last check of the page.</param>
    public string? WhyNotShown(PageCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        var reason = check.Failure is { } failure ? FailureText.Of(failure, CultureInfo.CurrentUICulture) : "";
        return check.Verdict is Verdict.Embeddable or Verdict.Unchecked ? null : this[$"WhyNotShown.{check.Verdict}", reason];
    }

    /// <summary>Returns the remark for a text that is not a web address.</summary>
    /// <param name="text">The text that the visitor typed. The remark repeats the beginning of a long text.</param>
    public string NoAddress(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return this["NoAddress", Beginning(text)];
    }

    /// <summary>Returns a text without control characters, shortened with an ellipsis if it is long.</summary>
    /// <param name="text">A text from a visitor or a page.</param>
    /// <param name="maximum">The maximum length in UTF-16 code units, at least 2. Surrogate pairs are not split.</param>
    public static string Beginning(string text, int maximum = 100)
    {
        ArgumentNullException.ThrowIfNull(text);
        var beginning = text.Length <= maximum
            ? text
            : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[maximum - 2]) ? maximum - 2 : maximum - 1), "…");
        return beginning.Any(char.IsControl) ? string.Concat(beginning.Where(letter => !char.IsControl(letter))) : beginning;
    }

    /// <summary>Returns the name of a console in a sentence: its host, and its folder unless that is <c>/wander</c>.</summary>
    /// <param name="address">The address of the console.</param>
    public static string NameOf(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var name = address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..].TrimEnd('/');
        const string usual = "/wander";
        return name.EndsWith(usual, StringComparison.Ordinal) ? name[..^usual.Length] : name;
    }

    // The languages of the interface have at most two plural forms; French and Portuguese use the singular for 0 (Unicode CLDR,
    // plural rules). Languages without plural forms repeat the same text.
    private static string FormOf(int number) => (number, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) switch
    {
        (1, _) or (0, "fr" or "pt") => "one",
        _ => "other",
    };
}
