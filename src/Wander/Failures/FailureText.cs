using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Wander.Protocol.Findings;

namespace Wander.Failures;

/// <summary>The text of failures for people, and what an owner can do about them.</summary>
public static class FailureText
{
    private const string Later = "try again later, and remove it when it stays so";
    private const string TellOwner = "tell its owner, and remove it when it stays so";
    private const string Look = "open it in a browser, and remove it when it does not work there either";

    /// <summary>Why something failed: <c>404 Not Found</c>, <c>no answer in 15 s</c>.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="culture">The reader's language.</param>
    public static string Of(Failure failure, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure.Kind switch
        {
            FailureKind.Unknown => failure.Detail ?? "",
            FailureKind.NameNotFound => $"the name {failure.Detail} has no address",
            FailureKind.NameLookupFailed => $"the name {failure.Detail} cannot be looked up at the moment",
            FailureKind.PrivateAddress => $"leads to a private address ({failure.Detail})",
            FailureKind.ConnectionRefused => "connection refused",
            FailureKind.ConnectionReset => "connection reset",
            FailureKind.HostUnreachable => "host cannot be reached",
            FailureKind.ConnectTimedOut => "no connection in time",
            FailureKind.ConnectFailed => $"no connection ({failure.Detail})",
            FailureKind.ConnectionClosed => "connection closed before the end of the answer",
            FailureKind.NoCertificate => "no certificate",
            FailureKind.CertificateExpired => $"certificate expired {Days(failure)} ago",
            FailureKind.CertificateNotYetValid => $"certificate not valid for another {Days(failure)}",
            FailureKind.CertificateNameMismatch => "certificate is for another name",
            FailureKind.CertificateNotTrusted => "certificate is not signed by an authority that this machine trusts",
            FailureKind.TlsFailed => "no encrypted connection",
            FailureKind.ResponseTimedOut or FailureKind.RedirectsTimedOut => $"no answer in {Seconds(failure)}",
            FailureKind.BodyTimedOut => $"the answer did not end in {Seconds(failure)}",
            FailureKind.HttpStatus => OfStatus(failure.Status ?? 0),
            FailureKind.InvalidResponse => "the answer is not HTTP",
            FailureKind.HeadersTooLong => $"headers longer than {failure.Detail}",
            FailureKind.ConflictingHeaders => $"several {failure.Detail} headers that differ",
            FailureKind.UnknownContentEncoding => $"cannot be decoded: content encoding {failure.Detail} is unknown",
            FailureKind.BrokenContentEncoding => $"cannot be decoded: its content encoding ({failure.Detail}) is broken",
            FailureKind.BodyTooLong => $"longer than {failure.Detail}",
            FailureKind.DecompressionBomb => "is a decompression bomb: it unpacks to more than a hundred times its size",
            FailureKind.InvalidRedirect => "redirects to something that is no web address",
            FailureKind.RedirectWithUserName => "redirects to an address with a user name, which no frame loads",
            FailureKind.RedirectToItself => "redirects to itself",
            FailureKind.RedirectLoop => "redirects in a circle",
            FailureKind.TooManyRedirects => $"more than {failure.Detail} redirects",
            FailureKind.RedirectToHttp => $"redirects from https to http ({failure.Target}){OverHttps(failure, culture)}",
            FailureKind.RedirectToHidden => $"redirects to {failure.Target}, which our ignore list hides ({failure.Pattern})",
            FailureKind.RedirectToLogin => $"redirects to a login page ({failure.Target})",
            FailureKind.FramingRefused => failure.Detail ?? "",
            FailureKind.HttpOnly => $"answers on http alone{OverHttps(failure, culture)}",
            FailureKind.Download => "comes as a download (Content-Disposition)",
            FailureKind.NotFrameable => $"no frame shows this type ({failure.Detail ?? "no type, and no text"})",
            FailureKind.NoContent => string.Create(CultureInfo.InvariantCulture, $"{failure.Status}: nothing to show"),
            FailureKind.EmptyPage => "an empty page",
            FailureKind.NoMarkup => $"no page: {failure.Detail} of HTML without a single tag",
            FailureKind.InvalidRefresh => "sends its readers to an address that is no page",
            FailureKind.OptedOut => "says <meta name=\"wander\" content=\"no\">",
            FailureKind.RobotsDisallowed => $"robots.txt: {failure.Detail}",
            FailureKind.RobotsUnreachable => $"robots.txt: {(failure.Cause is { } cause ? Of(cause, culture) : "")}",
            FailureKind.InvalidScript => string.Create(CultureInfo.InvariantCulture, $"line {failure.Line}: {failure.Detail}"),
            FailureKind.InternalError => "checking it failed here; the reason is in the log",
            FailureKind.AskedToWait => "its site asked to be left alone for a while",
            _ => throw new ArgumentOutOfRangeException(nameof(failure), failure.Kind, "No text."),
        };
    }

    /// <summary>What an owner can do about a page or console that fails.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="culture">The reader's language.</param>
    public static string AdviceFor(Failure failure, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure.OfRequest() switch
        {
            { Kind: FailureKind.PrivateAddress } =>
                "remove it; or, if that is your own network, open its range as `allow_private_networks` under `crawl`",
            { Kind: FailureKind.RedirectToLogin } => "remove it, or write the address of a page that everybody can read",
            { Kind: FailureKind.NameNotFound } => "correct the name if it is misspelt, else remove it when it stays so",
            { Kind: FailureKind.RedirectToHidden } => "remove it, or the ignore pattern",
            { Kind: FailureKind.NoCertificate or FailureKind.CertificateExpired or FailureKind.CertificateNotYetValid } => TellOwner,
            { Kind: FailureKind.CertificateNameMismatch or FailureKind.CertificateNotTrusted or FailureKind.TlsFailed } => TellOwner,
            { Kind: FailureKind.AskedToWait or FailureKind.RedirectsTimedOut } or { MayBeOurConnection: true } => Later,
            { Kind: FailureKind.HttpStatus, Status: 429 or >= 500 } => Later,
            _ => Look,
        };
    }

    private static string OverHttps(Failure failure, CultureInfo culture) =>
        failure.Cause is { } cause ? $" (https: {Of(cause, culture)})" : "";

    private static string OfStatus(int status)
    {
        var phrase = ReasonPhrases.GetReasonPhrase(status);
        return phrase.Length > 0 ? $"{status} {phrase}" : status.ToString(CultureInfo.InvariantCulture);
    }

    private static string Seconds(Failure failure) =>
        string.Create(CultureInfo.InvariantCulture, $"{failure.Duration?.TotalSeconds:0.#} s");

    private static string Days(Failure failure)
    {
        var days = (int)(failure.Duration?.TotalDays ?? 0);
        return string.Create(CultureInfo.InvariantCulture, $"{days} day{(days == 1 ? "" : "s")}");
    }
}
