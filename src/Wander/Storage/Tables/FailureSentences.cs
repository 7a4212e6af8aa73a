using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Storage.Tables;

/// <summary>
/// Parses the English sentences that earlier versions stored in place of a <see cref="Failure"/>, for <see cref="Migrations"/>.
/// Like a migration step, this class never changes. A sentence that it cannot parse becomes the detail of
/// <see cref="FailureKind.Unknown"/>.
/// </summary>
internal static class FailureSentences
{
    private static readonly Dictionary<string, FailureKind> Whole = new(StringComparer.Ordinal)
    {
        ["connection refused"] = FailureKind.ConnectionRefused,
        ["connection reset"] = FailureKind.ConnectionReset,
        ["host cannot be reached"] = FailureKind.HostUnreachable,
        ["no connection in time"] = FailureKind.ConnectTimedOut,
        ["connection closed before the end of the answer"] = FailureKind.ConnectionClosed,
        ["no certificate"] = FailureKind.NoCertificate,
        ["certificate is for another name"] = FailureKind.CertificateNameMismatch,
        ["certificate is not signed by an authority that this machine trusts"] = FailureKind.CertificateNotTrusted,
        ["no encrypted connection"] = FailureKind.TlsFailed,
        ["the answer is not HTTP"] = FailureKind.InvalidResponse,
        ["is a decompression bomb: it unpacks to more than a hundred times its size"] = FailureKind.DecompressionBomb,
        ["redirects to something that is no web address"] = FailureKind.InvalidRedirect,
        ["redirects to an address with a user name, which no frame loads"] = FailureKind.RedirectWithUserName,
        ["redirects to itself"] = FailureKind.RedirectToItself,
        ["redirects in a circle"] = FailureKind.RedirectLoop,
        ["answers on http alone"] = FailureKind.HttpOnly,
        ["browsers show no http page inside an https console"] = FailureKind.HttpOnly,
        ["comes as a download (Content-Disposition)"] = FailureKind.Download,
        ["no frame shows this type (no type, and no text)"] = FailureKind.NotFrameable,
        ["an empty page"] = FailureKind.EmptyPage,
        ["sends its readers to an address that is no page"] = FailureKind.InvalidRefresh,
        ["says <meta name=\"wander\" content=\"no\">"] = FailureKind.OptedOut,
        ["its site asked to be left alone for a while"] = FailureKind.AskedToWait,
        ["reading it failed here; the reason is in the log"] = FailureKind.InternalError,
        ["checking it failed here; the reason is in the log"] = FailureKind.InternalError,
    };

    // Sentences with a detail between two fixed texts.
    private static readonly (string Before, string After, FailureKind Kind)[] WithDetail =
    [
        ("the name ", " has no address", FailureKind.NameNotFound),
        ("the name ", " cannot be looked up at the moment", FailureKind.NameLookupFailed),
        ("leads to a private address (", ")", FailureKind.PrivateAddress),
        ("no connection (", ")", FailureKind.ConnectFailed),
        ("several ", " headers that differ", FailureKind.ConflictingHeaders),
        ("headers longer than ", "", FailureKind.HeadersTooLong),
        ("longer than ", "", FailureKind.BodyTooLong),
        ("cannot be decoded: content encoding ", " is unknown", FailureKind.UnknownContentEncoding),
        ("cannot be decoded: its content encoding (", ") is broken", FailureKind.BrokenContentEncoding),
        ("no frame shows this type (", ")", FailureKind.NotFrameable),
        ("no page: ", " of HTML without a single tag", FailureKind.NoMarkup),
        ("more than ", " redirects", FailureKind.TooManyRedirects),
    ];

    // Sentences with a duration between two fixed texts: a number of seconds or days.
    private static readonly (string Before, string After, FailureKind Kind, TimeSpan Unit)[] WithDuration =
    [
        ("no answer in ", " s", FailureKind.ResponseTimedOut, TimeSpan.FromSeconds(1)),
        ("the answer did not end in ", " s", FailureKind.BodyTimedOut, TimeSpan.FromSeconds(1)),
        ("certificate expired ", " day ago", FailureKind.CertificateExpired, TimeSpan.FromDays(1)),
        ("certificate expired ", " days ago", FailureKind.CertificateExpired, TimeSpan.FromDays(1)),
        ("certificate not valid for another ", " day", FailureKind.CertificateNotYetValid, TimeSpan.FromDays(1)),
        ("certificate not valid for another ", " days", FailureKind.CertificateNotYetValid, TimeSpan.FromDays(1)),
    ];

    // Sentences with the target of a redirect between two fixed texts.
    private static readonly (string Before, string After, FailureKind Kind)[] WithTarget =
    [
        ("redirects from https to http (", ")", FailureKind.RedirectToHttp),
        ("redirects to ", ", and browsers show no http page inside an https one", FailureKind.RedirectToHttp),
        ("redirects to a login page (", ")", FailureKind.RedirectToLogin),
        ("leads to ", ", which our ignore list hides", FailureKind.RedirectToHidden),
    ];

    /// <summary>Converts a sentence to a failure.</summary>
    public static Failure ToFailure(string sentence) =>
        OfRequest(sentence) ?? OfFraming(sentence) ?? OfRobots(sentence) ?? OfHttpOnly(sentence) ?? OfScript(sentence)
            ?? new Failure(FailureKind.Unknown) { Detail = sentence };

    /// <summary>Converts a sentence to a remark.</summary>
    public static ConsoleRemark ToRemark(string sentence)
    {
        if (ScriptLine(sentence) is var (line, problem))
        {
            var others = problem.LastIndexOf(" (and ", StringComparison.Ordinal);
            return others > 0 && Number(Between(problem[others..], " (and ", " more)")) is { } more
                ? Script(line, problem[..others], more + 1)
                : Script(line, problem, count: 1);
        }
        var colon = sentence.IndexOf(" pages: ", StringComparison.Ordinal);
        if (colon > 0 && Number(Between(sentence[colon..], " pages: ", " left out")) is { } beyond)
            return new ConsoleRemark(ConsoleRemarkKind.TooManyEntries, beyond);
        return (Number(Between(sentence, "", " entry is no http or https address"))
            ?? Number(Between(sentence, "", " entries are no http or https addresses"))) is { } entries
            ? new ConsoleRemark(ConsoleRemarkKind.NotAddresses, entries)
            : new ConsoleRemark(ConsoleRemarkKind.Unknown, Count: 1) { Detail = sentence };
    }

    private static ConsoleRemark Script(int line, string problem, int count) =>
        new(ConsoleRemarkKind.ScriptProblem, count) { Line = line, Detail = problem };

    private static Failure? OfRequest(string sentence)
    {
        if (Whole.TryGetValue(sentence, out var kind))
            return new Failure(kind);
        foreach (var known in WithTarget)
        {
            if (Between(sentence, known.Before, known.After) is { } text && PageAddress.TryParse(text, out var target))
                return new Failure(known.Kind) { Target = target };
        }
        foreach (var known in WithDuration)
        {
            if (Between(sentence, known.Before, known.After) is { } text && Decimal(text) is { } number)
                return new Failure(known.Kind) { Duration = number * known.Unit };
        }
        foreach (var known in WithDetail)
        {
            if (Between(sentence, known.Before, known.After) is { } detail)
                return new Failure(known.Kind) { Detail = detail };
        }
        return OfHidden(sentence) ?? OfStatus(sentence);
    }

    // A status with its reason phrase, as in "404 Not Found", or only the number when there is no phrase.
    private static Failure? OfStatus(string sentence)
    {
        if (sentence.Length < 3 || Number(sentence[..3]) is not { } status)
            return null;
        if (status is 204 or 205 && sentence[3..] == ": nothing to show")
            return new Failure(FailureKind.NoContent) { Status = status };
        var phrase = ReasonPhrases.GetReasonPhrase(status);
        return sentence[3..] == (phrase.Length > 0 ? $" {phrase}" : "")
            ? new Failure(FailureKind.HttpStatus) { Status = status }
            : null;
    }

    private static Failure? OfHidden(string sentence)
    {
        const string hides = ", which our ignore list hides (";
        var end = sentence.IndexOf(hides, StringComparison.Ordinal);
        return end > 0 && Between(sentence[..end], "redirects to ", "") is { } text && PageAddress.TryParse(text, out var target)
            && Between(sentence[end..], hides, ")") is { } pattern
            ? new Failure(FailureKind.RedirectToHidden) { Target = target, Pattern = pattern }
            : null;
    }

    private static Failure? OfFraming(string sentence) =>
        sentence.StartsWith("X-Frame-Options: ", StringComparison.Ordinal)
        || sentence.StartsWith("Content-Security-Policy: frame-ancestors", StringComparison.OrdinalIgnoreCase)
            ? new Failure(FailureKind.FramingRefused) { Detail = sentence }
            : null;

    private static Failure? OfRobots(string sentence) => Between(sentence, "robots.txt: ", "") switch
    {
        null => null,
        var line when line.StartsWith("Disallow: ", StringComparison.Ordinal) =>
            new(FailureKind.RobotsDisallowed) { Detail = line },
        var reason => OfRequest(reason) is { } cause ? new Failure(FailureKind.RobotsUnreachable) { Cause = cause } : null,
    };

    // The failure of the https request follows in parentheses.
    private static Failure? OfHttpOnly(string sentence)
    {
        const string overHttps = " (https: ";
        var end = sentence.IndexOf(overHttps, StringComparison.Ordinal);
        return end > 0 && OfRequest(sentence[..end]) is { Kind: FailureKind.HttpOnly or FailureKind.RedirectToHttp } failure
            && Between(sentence[end..], overHttps, ")") is { } https
            ? failure with { Cause = ToFailure(https) }
            : null;
    }

    private static Failure? OfScript(string sentence) => ScriptLine(sentence) is var (line, problem)
        ? new Failure(FailureKind.InvalidScript) { Line = line, Detail = problem }
        : null;

    private static (int Line, string Problem)? ScriptLine(string sentence) =>
        Between(sentence, "line ", "") is { } rest && rest.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon
        && Number(rest[..colon]) is { } line
            ? (line, rest[(colon + 2)..])
            : null;

    // The text between a beginning and an end. Null when the sentence does not have them, or when nothing is between them.
    private static string? Between(string sentence, string before, string after) =>
        sentence.StartsWith(before, StringComparison.Ordinal) && sentence.EndsWith(after, StringComparison.Ordinal)
        && sentence.Length > before.Length + after.Length
            ? sentence[before.Length..^after.Length]
            : null;

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Decimal(string text) =>
        text.Length <= 7 && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
