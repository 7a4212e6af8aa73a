namespace Wander.Protocol.Findings;

/// <summary>
/// The reason why a console could not be read or why a page is not shown in the frame. The names appear in the API and the
/// numbers in the store: add new kinds at the end, and never rename or renumber one.
/// </summary>
public enum FailureKind
{
    /// <summary>A reason that was stored as text by an older version; <see cref="Failure.Detail"/> has the text.</summary>
    Unknown = 0,

    /// <summary>The host name has no address. <see cref="Failure.Detail"/>: the host name.</summary>
    NameNotFound = 1,

    /// <summary>The host name could not be looked up at the moment. <see cref="Failure.Detail"/>: the host name.</summary>
    NameLookupFailed = 2,

    /// <summary>The host has a private address. <see cref="Failure.Detail"/>: the IP address.</summary>
    PrivateAddress = 3,

    /// <summary>The host refused the connection.</summary>
    ConnectionRefused = 4,

    /// <summary>The host reset the connection.</summary>
    ConnectionReset = 5,

    /// <summary>There is no route to the host.</summary>
    HostUnreachable = 6,

    /// <summary>The host did not accept the connection in time.</summary>
    ConnectTimedOut = 7,

    /// <summary>The connection failed in another way. <see cref="Failure.Detail"/>: the socket error.</summary>
    ConnectFailed = 8,

    /// <summary>The connection was closed before the response was complete.</summary>
    ConnectionClosed = 9,

    /// <summary>The server sent no certificate.</summary>
    NoCertificate = 10,

    /// <summary>The certificate has expired. <see cref="Failure.Duration"/>: how long ago.</summary>
    CertificateExpired = 11,

    /// <summary>The certificate is not valid yet. <see cref="Failure.Duration"/>: for how much longer.</summary>
    CertificateNotYetValid = 12,

    /// <summary>The certificate is for another host name.</summary>
    CertificateNameMismatch = 13,

    /// <summary>The certificate is not signed by an authority that this machine trusts.</summary>
    CertificateNotTrusted = 14,

    /// <summary>No encrypted connection could be established, for another reason than the certificate.</summary>
    TlsFailed = 15,

    /// <summary>No response arrived in time. <see cref="Failure.Duration"/>: the time limit.</summary>
    ResponseTimedOut = 16,

    /// <summary>The response was not complete in time. <see cref="Failure.Duration"/>: the time limit.</summary>
    BodyTimedOut = 17,

    /// <summary>The server answered with an HTTP error. <see cref="Failure.Status"/>: the status.</summary>
    HttpStatus = 18,

    /// <summary>The response is not HTTP.</summary>
    InvalidResponse = 19,

    /// <summary>The headers are too long. <see cref="Failure.Detail"/>: the limit.</summary>
    HeadersTooLong = 20,

    /// <summary>
    /// A header that may appear once appears with different values. <see cref="Failure.Detail"/>: its name.
    /// </summary>
    ConflictingHeaders = 21,

    /// <summary>The content encoding is not supported. <see cref="Failure.Detail"/>: the encoding.</summary>
    UnknownContentEncoding = 22,

    /// <summary>The body cannot be decoded. <see cref="Failure.Detail"/>: the content encoding.</summary>
    BrokenContentEncoding = 23,

    /// <summary>The body is too long. <see cref="Failure.Detail"/>: the limit.</summary>
    BodyTooLong = 24,

    /// <summary>The decoded body is more than a hundred times as large as the received one.</summary>
    DecompressionBomb = 25,

    /// <summary>The target of the redirect is not a valid web address.</summary>
    InvalidRedirect = 26,

    /// <summary>The redirect's target contains a user name, which frames do not load.</summary>
    RedirectWithUserName = 27,

    /// <summary>The address redirects to itself.</summary>
    RedirectToItself = 28,

    /// <summary>The redirects form a loop.</summary>
    RedirectLoop = 29,

    /// <summary>There are too many redirects. <see cref="Failure.Detail"/>: the limit.</summary>
    TooManyRedirects = 30,

    /// <summary>
    /// A redirect leads from https to http. <see cref="Failure.Target"/>: its target; <see cref="Failure.Cause"/>: the
    /// failure over https, when the page is listed with http and was tried over https too.
    /// </summary>
    RedirectToHttp = 31,

    /// <summary>
    /// A redirect leads to an address that the owner's ignore list hides. <see cref="Failure.Target"/>: its target;
    /// <see cref="Failure.Pattern"/>: the ignore pattern.
    /// </summary>
    RedirectToHidden = 32,

    /// <summary>A redirect leads to a login page. <see cref="Failure.Target"/>: its target.</summary>
    RedirectToLogin = 33,

    /// <summary>The page forbids framing. <see cref="Failure.Detail"/>: the header line.</summary>
    FramingRefused = 34,

    /// <summary>
    /// The page is only available over http, and browsers block http pages inside an https console.
    /// <see cref="Failure.Cause"/>: the failure over https, if it was tried.
    /// </summary>
    HttpOnly = 35,

    /// <summary>The page is a download (Content-Disposition).</summary>
    Download = 36,

    /// <summary>
    /// Frames do not display this media type. <see cref="Failure.Detail"/>: the type; null when there is none.
    /// </summary>
    NotFrameable = 37,

    /// <summary>The status means that the response has no content. <see cref="Failure.Status"/>: 204 or 205.</summary>
    NoContent = 38,

    /// <summary>The page is empty.</summary>
    EmptyPage = 39,

    /// <summary>The HTML contains no tag up to the limit. <see cref="Failure.Detail"/>: the limit.</summary>
    NoMarkup = 40,

    /// <summary>The page declares a refresh whose target frames cannot display.</summary>
    InvalidRefresh = 41,

    /// <summary>The page opts out with <c>&lt;meta name="wander" content="no"&gt;</c>.</summary>
    OptedOut = 42,

    /// <summary>robots.txt disallows the page. <see cref="Failure.Detail"/>: the rule.</summary>
    RobotsDisallowed = 43,

    /// <summary>robots.txt could not be read. <see cref="Failure.Cause"/>: the failure.</summary>
    RobotsUnreachable = 44,

    /// <summary>
    /// The wander.js could not be parsed. <see cref="Failure.Line"/>, <see cref="Failure.Column"/>: the position;
    /// <see cref="Failure.Detail"/>: the message of the problem, in English.
    /// </summary>
    InvalidScript = 45,

    /// <summary>The check itself failed because of a bug; the log has the exception.</summary>
    InternalError = 46,

    /// <summary>
    /// The request was not sent, because the site's response to another request had a <c>Retry-After</c> header.
    /// <see cref="Failure.RetryAfter"/>: the remaining waiting time.
    /// </summary>
    AskedToWait = 47,

    /// <summary>
    /// The time limit expired before the last redirect was followed. <see cref="Failure.Duration"/>: the time limit.
    /// </summary>
    RedirectsTimedOut = 48,
}
