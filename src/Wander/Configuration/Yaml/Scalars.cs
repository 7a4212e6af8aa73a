using System.Globalization;
using Wander.Text;

namespace Wander.Configuration.Yaml;

/// <summary>
/// Reads settings whose value is one word or one line, and reports an invalid value together with the valid values.
/// </summary>
internal static class Scalars
{
    /// <summary>The maximum length of a title, note or reason, in characters.</summary>
    public const int LongestLine = 300;

    /// <summary>Checks text that is displayed on one line.</summary>
    /// <param name="text">The text.</param>
    /// <returns>A predicate without a subject (<c>is empty</c>) and the remedy as a sentence; null for valid text.</returns>
    public static (string Problem, string Remedy)? MistakeInLine(string text)
    {
        if (text.Length == 0)
            return ("is empty", "Write some text, or remove it.");
        if (text.Any(char.IsControl))
            return ("contains a line break or another control character", "Write it on one line.");
        var length = text.EnumerateRunes().Count();
        return length > LongestLine ? ($"has {length} characters", $"Shorten it to at most {LongestLine} characters.") : null;
    }

    /// <summary>Reads text that is displayed on one line; null when it is missing or not valid.</summary>
    public static string? Line(this Section section, string key)
    {
        if (section.Text(key) is not { } text)
            return null;
        if (MistakeInLine(text.Value) is not var (problem, remedy))
            return text.Value;
        section.Problems.Error(text.Location, $"`{key}` {problem}. {remedy}");
        return null;
    }

    /// <summary>Reads a whole number between two bounds, inclusive.</summary>
    public static int Integer(this Section section, string key, int fallback, int minimum, int maximum)
    {
        if (section.Text(key) is not { } text)
            return fallback;
        var isNumber = int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (isNumber && number >= minimum && number <= maximum)
            return number;
        section.Problems.Error(text.Location, $"{Quote.Of(text.Value)} is not a valid value for `{key}`. "
            + $"Use a whole number from {minimum} to {maximum}.");
        return fallback;
    }

    /// <summary>Reads a duration between two bounds, inclusive.</summary>
    public static TimeSpan Period(this Section section, string key, TimeSpan fallback, TimeSpan minimum, TimeSpan maximum)
    {
        if (section.Text(key) is not { } text)
            return fallback;
        var isDuration = Duration.TryParse(text.Value, out var duration);
        if (isDuration && duration >= minimum && duration <= maximum)
            return duration;
        var range = $"from {Duration.Format(minimum)} to {Duration.Format(maximum)}";
        section.Problems.Error(text.Location, isDuration
            ? $"{Quote.Of(text.Value)} is out of range for `{key}`. Use a duration {range}."
            : $"{Quote.Of(text.Value)} is not a duration. "
                + $"Use a whole number and a unit (ms, s, m, h or d), {range}, like `{Duration.Format(fallback)}`.");
        return fallback;
    }

    /// <summary>Reads the policy for the <c>via</c> parameter.</summary>
    public static Referral Referral(this Section section, string key)
    {
        var text = section.Text(key);
        switch (text?.Value)
        {
            case null or "url":
                return Configuration.Referral.Url;
            case "version":
                return Configuration.Referral.Version;
            case "no":
                return Configuration.Referral.No;
        }
        section.Problems.Error(
            text.Location, $"{Quote.Of(text.Value)} is not a valid value for `{key}`. Use `url`, `version` or `no`.");
        return Configuration.Referral.Url;
    }
}
