using System.Globalization;
using Wander.Text;

namespace Wander.Configuration.Yaml;

/// <summary>Settings that are one word or one line: what they may be, and what to write when they are something else.</summary>
internal static class Scalars
{
    /// <summary>The longest title, note or reason, in characters.</summary>
    public const int LongestLine = 300;

    /// <summary>What is wrong with a text that people will read in one line; null when nothing is.</summary>
    public static string? MistakeInLine(string text, string name)
    {
        if (text.Length == 0)
            return $"`{name}` is empty: write a text, or remove it";
        if (text.Any(char.IsControl))
            return $"`{name}` is one line of text, without line breaks and other control characters: write it in one line";
        var length = text.EnumerateRunes().Count();
        return length > LongestLine
            ? $"`{name}` has {length} characters: write at most {LongestLine}"
            : null;
    }

    /// <summary>A text that people will read in one line; null where none was written, or none that is fit for it.</summary>
    public static string? Line(this Section section, string key)
    {
        if (section.Text(key) is not { } text)
            return null;
        if (MistakeInLine(text.Value, key) is not { } mistake)
            return text.Value;
        section.Problems.Error(text.Location, mistake);
        return null;
    }

    /// <summary>A whole number within bounds.</summary>
    public static int Integer(this Section section, string key, int fallback, int minimum, int maximum)
    {
        if (section.Text(key) is not { } text)
            return fallback;
        var isNumber = int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (isNumber && number >= minimum && number <= maximum)
            return number;
        section.Problems.Error(text.Location, $"{Quote.Of(text.Value)} is no `{key}`: "
            + $"write a whole number from {minimum} to {maximum}, in digits alone");
        return fallback;
    }

    /// <summary>A duration within bounds.</summary>
    public static TimeSpan Period(this Section section, string key, TimeSpan fallback, TimeSpan minimum, TimeSpan maximum)
    {
        if (section.Text(key) is not { } text)
            return fallback;
        var isDuration = Duration.TryParse(text.Value, out var duration);
        if (isDuration && duration >= minimum && duration <= maximum)
            return duration;
        var range = $"from {Duration.Format(minimum)} to {Duration.Format(maximum)}";
        section.Problems.Error(text.Location, isDuration
            ? $"{Quote.Of(text.Value)} is out of range for `{key}`: write a duration {range}"
            : $"{Quote.Of(text.Value)} is no duration: "
                + $"write a whole number and a unit (s, m, h or d), like {Duration.Format(fallback)}, {range}");
        return fallback;
    }

    /// <summary>What a page's owner learns.</summary>
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
        var meant = text.Value.ToLowerInvariant() switch
        {
            "no" or "false" or "off" or "none" or "never" or "null" or "~" => "no",
            "url" or "yes" or "true" or "on" => "url",
            "version" => "version",
            _ => null,
        };
        section.Problems.Error(text.Location, meant is null
            ? $"{Quote.Of(text.Value)} is no `{key}`: write url, version or no"
            : $"{Quote.Of(text.Value)} is no `{key}`: write {meant}");
        return Configuration.Referral.Url;
    }
}
