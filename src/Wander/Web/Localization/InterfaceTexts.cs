using System.Globalization;
using Microsoft.Extensions.Localization;
using Wander.Failures;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;

namespace Wander.Web.Localization;

/// <summary>
/// What the page and the API say to people, in the language of the request. The texts are in <c>InterfaceTexts.resx</c>, which is
/// English, and in one file beside it for each other language. The texts of failures are in <see cref="FailureText"/>.
/// </summary>
/// <param name="localizer">The texts.</param>
public sealed class InterfaceTexts(IStringLocalizer<InterfaceTexts> localizer)
{
    /// <summary>A text.</summary>
    /// <param name="name">Its name in <c>InterfaceTexts.resx</c>.</param>
    public string this[string name] => localizer[name].Value;

    /// <summary>A text with something put into it.</summary>
    /// <param name="name">Its name in <c>InterfaceTexts.resx</c>.</param>
    /// <param name="values">What takes the places of <c>{0}</c>, <c>{1}</c> …</param>
    public string this[string name, params object[] values] => localizer[name, values].Value;

    /// <summary>A text that counts: <c>name.one</c> or <c>name.other</c>, with the number as <c>{0}</c>.</summary>
    public string Count(string name, int number) => this[$"{name}.{FormOf(number)}", Number(number)];

    /// <summary>The same, nothing put into it yet.</summary>
    public string Form(string name, int number) => this[$"{name}.{FormOf(number)}"];

    /// <summary>What stands before and after <c>{0}</c> in a text, for something that is more than text.</summary>
    public static (string Before, string After) Around(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split("{0}", 2);
        return (parts[0], parts.Length > 1 ? parts[1] : "");
    }

    /// <summary>A number as people write it: <c>1,538</c> in English, <c>1.538</c> in German.</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>A time as people write it, in UTC: a server does not know where its visitors are.</summary>
    public static string Time(DateTimeOffset time) => string.Create(CultureInfo.CurrentCulture, $"{time.UtcDateTime:f} UTC");

    /// <summary>Why there is no recommendation.</summary>
    /// <param name="network">What is known.</param>
    /// <param name="language">The language that was asked for; null for any.</param>
    public string NothingToRecommend(NetworkSnapshot network, string? language)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (language is not null)
            return this["NothingInLanguage", language];
        return network.Pages.Count == 0 ? this["NothingKnown"] : this["NothingShown"];
    }

    /// <summary>Why an address is not shown.</summary>
    public string Hidden(IgnorePattern pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return pattern.Reason is null ? this["Hidden", pattern.Text] : this["HiddenBecause", pattern.Text, pattern.Reason];
    }

    /// <summary>Why nothing is known of what a visitor asked for.</summary>
    /// <param name="asked">What was asked for, in any form.</param>
    /// <param name="ignore">Our ignore list, which may hide it.</param>
    /// <param name="otherwise">What is said where it does not.</param>
    public string WhyUnknown(string asked, IgnoreList ignore, string otherwise)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(ignore);
        return ignore.Find(asked.Trim()) is { } pattern ? Hidden(pattern) : otherwise;
    }

    /// <summary>
    /// Why no console is shown at the address that a visitor asked for: our ignore list hides it, or nobody knows it.
    /// </summary>
    public string WhyNoConsole(string asked, IgnoreList ignore) =>
        WhyUnknown(asked, ignore, this["UnknownConsole", Beginning(asked)]);

    /// <summary>Why a page that somebody recommends is not put into the frame; null where it is.</summary>
    public string? WhyNotShown(PageCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        var reason = check.Failure is { } failure ? FailureText.Of(failure, CultureInfo.CurrentUICulture) : "";
        return check.Verdict is Verdict.Embeddable or Verdict.Unchecked ? null : this[$"WhyNotShown.{check.Verdict}", reason];
    }

    /// <summary>What a visitor typed is no address.</summary>
    /// <param name="text">What was typed; of a long text, the beginning is repeated.</param>
    public string NoAddress(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return this["NoAddress", Beginning(text)];
    }

    /// <summary>A text, or the beginning of a long one, without what cannot be in a page.</summary>
    /// <param name="text">What somebody typed, or says of a page.</param>
    /// <param name="maximum">The most characters, at least 2; none is cut in half.</param>
    public static string Beginning(string text, int maximum = 100)
    {
        ArgumentNullException.ThrowIfNull(text);
        var beginning = text.Length <= maximum
            ? text
            : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[maximum - 2]) ? maximum - 2 : maximum - 1), "…");
        return beginning.Any(char.IsControl) ? string.Concat(beginning.Where(letter => !char.IsControl(letter))) : beginning;
    }

    /// <summary>How a console is called in a sentence: its host, and its folder where that is not the usual one.</summary>
    /// <param name="address">The console's address.</param>
    public static string NameOf(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var name = address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..].TrimEnd('/');
        const string usual = "/wander";
        return name.EndsWith(usual, StringComparison.Ordinal) ? name[..^usual.Length] : name;
    }

    // The languages that we speak have two forms at most, and French and Portuguese count nothing as one (CLDR, plural rules).
    // The one that a language does not have is the same text twice.
    private static string FormOf(int number) => (number, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) switch
    {
        (1, _) or (0, "fr" or "pt") => "one",
        _ => "other",
    };
}
