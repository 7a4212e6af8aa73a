using System.Globalization;
using System.Resources;
using Microsoft.AspNetCore.WebUtilities;
using Wander.Protocol.Findings;
using Wander.Text;

namespace Wander.Failures;

/// <summary>
/// Formats failures for people, in the six languages of the interface: the reason, and advice for the owner of a list. The
/// English texts are in <c>FailureTexts.resx</c>; a file next to it has the texts of each other language. A language without a
/// file gets English.
/// </summary>
public static class FailureText
{
    /// <summary>The maximum number of nested causes that a text describes; deeper causes are left out.</summary>
    public const int MaximumCauses = 3;

    // In UTF-16 code units. Failure.Detail has the same limit, but ignore patterns may be longer.
    private const int MaximumValueLength = 300;

    private static readonly ResourceManager Texts = new("Wander.Failures.FailureTexts", typeof(FailureText).Assembly);

    /// <summary>Returns the reason in English, for the log and the command line.</summary>
    /// <param name="failure">The failure.</param>
    public static string InEnglish(Failure failure) => Of(failure, CultureInfo.InvariantCulture);

    /// <summary>
    /// Returns the reason as a short phrase without a full stop, which can follow a name or be put in parentheses:
    /// <c>404 Not Found</c>, <c>certificate expired 3 days ago</c>. Values from other sites are shortened, and their control
    /// characters are removed.
    /// </summary>
    /// <param name="failure">The failure.</param>
    /// <param name="culture">The language.</param>
    public static string Of(Failure failure, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(failure);
        ArgumentNullException.ThrowIfNull(culture);
        return Of(failure, culture, MaximumCauses);
    }

    /// <summary>Returns the advice in English, for the command line.</summary>
    /// <param name="failure">The failure.</param>
    public static string AdviceInEnglish(Failure failure) => AdviceFor(failure, CultureInfo.InvariantCulture);

    /// <summary>
    /// Returns what the owner of a list can do about an entry that fails: complete sentences, for example
    /// <c>Try again later. Remove it if the problem persists.</c>
    /// </summary>
    /// <param name="failure">The failure.</param>
    /// <param name="culture">The language.</param>
    public static string AdviceFor(Failure failure, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(failure);
        ArgumentNullException.ThrowIfNull(culture);
        if (failure is { Kind: FailureKind.RobotsUnreachable, Cause: { } cause })
            failure = cause; // the problem is the site, not its robots.txt
        var advice = $"{failure.Kind}.Advice";
        return failure switch
        {
            { Kind: FailureKind.HttpStatus, Status: 404 or 410 } => Text($"{advice}.Gone", culture),
            { Kind: FailureKind.HttpStatus, Status: 429 or >= 500 } => Text($"{advice}.Later", culture),
            { Kind: FailureKind.RedirectToHidden, Pattern: { } pattern } when Clean(pattern) is { } shown =>
                string.Format(culture, Text($"{advice}.Pattern", culture), shown),
            _ => Text(advice, culture),
        };
    }

    private static string Of(Failure failure, CultureInfo culture, int causes)
    {
        var text = failure.Kind switch
        {
            FailureKind.HttpStatus or FailureKind.NoContent => With(StatusLine(failure.Status)),
            FailureKind.CertificateExpired or FailureKind.CertificateNotYetValid => WithDays(failure.Duration),
            FailureKind.ResponseTimedOut or FailureKind.BodyTimedOut or FailureKind.RedirectsTimedOut =>
                With(Seconds(failure.Duration)?.ToString("N0", culture)),
            FailureKind.RedirectToHidden when Clean(failure.Pattern) is { } pattern => With(failure.Target, ".Pattern", pattern),
            FailureKind.RedirectToHidden or FailureKind.RedirectToHttp or FailureKind.RedirectToLogin => With(failure.Target),
            FailureKind.InvalidScript when Clean(failure.Detail) is { } problem => With(failure.Line, second: problem),
            FailureKind.HttpOnly or FailureKind.RobotsUnreachable =>
                With(failure.Cause is { } cause && causes > 0 ? Of(cause, culture, causes - 1) : null),
            _ => With(Clean(failure.Detail)),
        };
        text ??= Text(failure.Kind.ToString(), culture);
        return failure is { Kind: FailureKind.RedirectToHttp, Cause: { } overHttps } && causes > 0
            ? $"{text}; https: {Of(overHttps, culture, causes - 1)}"
            : text;

        // Returns null when the failure does not have the value, or when the text of the kind does not contain one.
        string? With(object? value, string suffix = "", object? second = null) =>
            value is not null && Texts.GetString($"{failure.Kind}.Detailed{suffix}", culture) is { } format
                ? string.Format(culture, format, value, second)
                : null;

        string? WithDays(TimeSpan? span) =>
            Days(span) is { } days ? With(days.ToString("N0", culture), days == 1 ? ".one" : ".other") : null;
    }

    // Uses the registered phrase, because the server may send any text as its reason phrase (RFC 9112, section 4).
    private static string? StatusLine(int? status) => status is { } code
        ? $"{code.ToString(CultureInfo.InvariantCulture)} {ReasonPhrases.GetReasonPhrase(code)}".TrimEnd()
        : null;

    private static int? Days(TimeSpan? span) => span is { } known ? Math.Max(1, (int)known.TotalDays) : null;

    private static double? Seconds(TimeSpan? span) => span is { } known ? Math.Max(1, Math.Round(known.TotalSeconds)) : null;

    private static string? Clean(string? value) => PageText.Clean(value, MaximumValueLength);

    private static string Text(string name, CultureInfo culture) =>
        Texts.GetString(name, culture) ?? throw new InvalidOperationException($"FailureTexts.resx has no text {name}.");
}
