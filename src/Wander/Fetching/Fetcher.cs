using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Wander.Fetching.Connecting;
using Wander.Protocol;

namespace Wander.Fetching;

/// <summary>
/// One polite, bounded GET (design, sections 6 and 14). It follows nothing and retries nothing; every expected failure is a
/// <see cref="FetchResult"/>.
/// </summary>
public sealed class Fetcher : IDisposable
{
    /// <summary>How long the headers of an answer may take.</summary>
    public static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);

    private readonly HttpMessageInvoker _http;
    private readonly TimeProvider _time;
    private readonly Func<string> _userAgent;
    private volatile bool _hasFailed;

    /// <summary>A fetcher over one transport.</summary>
    /// <param name="transport">The way to other sites.</param>
    /// <param name="time">The clock for time-outs.</param>
    /// <param name="userAgent">How we introduce ourselves at the moment: <c>Wander/0.1.0 (+https://example.com/wander/)</c>.</param>
    public Fetcher(CrawlTransport transport, TimeProvider time, Func<string> userAgent)
    {
        ArgumentNullException.ThrowIfNull(transport);
        _http = new HttpMessageInvoker(transport.CreateHandler(time));
        _time = time;
        _userAgent = userAgent;
    }

    /// <summary>The address that answered last, well or not; null as long as none did.</summary>
    public PageAddress? LastReached { get; private set; }

    /// <summary>True when requests have failed for want of an answer, and no site ever answered: we seem to be offline.</summary>
    public bool IsUnanswered => _hasFailed && LastReached is null;

    /// <summary>Asks once.</summary>
    /// <exception cref="OperationCanceledException">The caller's token, not a time-out, ended it.</exception>
    public async Task<FetchResult> GetAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var result = await AskAsync(request, cancellationToken);
        if (!FetchFailure.MayBeOurs((result as FetchResult.Failed)?.Failure.Kind))
            LastReached = request.Address;
        else
            _hasFailed = true;
        return result;
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<FetchResult> AskAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        using var whole = new CancellationTokenSource(request.Timeout, _time);
        using var headers = new CancellationTokenSource(HeadersTimeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, whole.Token);
        using var beforeHeaders = CancellationTokenSource.CreateLinkedTokenSource(both.Token, headers.Token);
        var hasHeaders = false;
        try
        {
            using var message = CreateMessage(request);
            using var response = await _http.SendAsync(message, beforeHeaders.Token);
            hasHeaders = true;
            return await ReadAsync(request, response, both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var limit = whole.IsCancellationRequested ? request.Timeout
                : headers.IsCancellationRequested ? HeadersTimeout
                : CrawlTransport.ConnectTimeout;
            var what = hasHeaders ? "the answer did not end" : "no answer";
            return Fail(FetchFailureKind.TimedOut, string.Create(CultureInfo.InvariantCulture, $"{what} in {limit.TotalSeconds:0.#} s"));
        }
        catch (HttpRequestException e)
        {
            return new FetchResult.Failed(Explain(e));
        }
        catch (IOException e)
        {
            return new FetchResult.Failed(Explain(e)); // while the body arrived
        }
    }

    private HttpRequestMessage CreateMessage(FetchRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, request.Address.Value) { Version = HttpVersion.Version11 };
        void Add(string name, string? value)
        {
            if (value is not null)
                message.Headers.TryAddWithoutValidation(name, value);
        }
        Add("User-Agent", _userAgent());
        Add("Accept", request.Accept);
        Add("Accept-Encoding", BoundedBody.AcceptedEncodings);
        Add("If-None-Match", request.Validators.ETag);
        Add("If-Modified-Since", request.Validators.LastModified);
        foreach (var (name, value) in request.Headers)
            Add(name, value);
        return message;
    }

    private async Task<FetchResult> ReadAsync(FetchRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var headers = HeaderLines.Of(response);
        if (WhyBrowsersReject(headers) is { } reason)
            return Fail(FetchFailureKind.Malformed, reason);
        if (status is 301 or 302 or 303 or 307 or 308 && headers.First("Location") is { } location)
            return Redirect(request.Address, location, isPermanent: status is 301 or 308);
        if (status is 304 && request.Validators != Validators.None)
            return new FetchResult.NotModified(headers);
        if (status is < 200 or > 299)
            return new FetchResult.Failed(Refused(headers, status));

        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            var encoding = string.Join(", ", headers.All("Content-Encoding"));
            var body = await BoundedBody.ReadAsync(stream, encoding, request.MaximumBytes, cancellationToken);
            if (!body.IsWhole && !request.CutsOff)
                return Fail(FetchFailureKind.TooLong, $"longer than {request.MaximumBytes / 1024} KiB");
            if (body.IsBomb)
                return Fail(FetchFailureKind.TooLong, "is a decompression bomb: it unpacks to more than a hundred times its size");
            return new FetchResult.Answered(
                body.Bytes, response.Content.Headers.ContentType?.CharSet, ValidatorsOf(headers), headers, status);
        }
        catch (InvalidDataException e)
        {
            return Fail(FetchFailureKind.Malformed, $"cannot be decoded: {e.Message}");
        }
    }

    // What may have been smuggled in: Chromium shows an error instead, .NET takes the first.
    private static string? WhyBrowsersReject(HeaderLines headers) =>
        Differ(headers.All("Location")) ? "several Location headers that differ"
        : Differ(headers.All("Content-Length").SelectMany(line => line.Split(',', StringSplitOptions.TrimEntries)))
            ? "several Content-Length headers that differ"
        : null;

    private static bool Differ(IEnumerable<string> values) => values.Distinct(StringComparer.Ordinal).Skip(1).Any();

    private FetchFailure Refused(HeaderLines headers, int status)
    {
        var phrase = ReasonPhrases.GetReasonPhrase(status); // the server's own words are a stranger's
        var reason = phrase.Length > 0 ? $"{status} {phrase}" : status.ToString(CultureInfo.InvariantCulture);
        var retryAfter = status is 429 or 503 ? RetryAfter.Read(headers.First("Retry-After"), _time.GetUtcNow()) : null;
        return new FetchFailure(FetchFailureKind.Status, reason, status, retryAfter);
    }

    private static FetchResult Redirect(PageAddress from, string location, bool isPermanent)
    {
        if (!Uri.TryCreate(new Uri(from.Value), location, out var target) || !PageAddress.TryParse(target.AbsoluteUri, out var to))
            return Fail(FetchFailureKind.BadRedirect, "redirects to something that is no web address");
        if (target.UserInfo.Length > 0)
            return Fail(FetchFailureKind.BadRedirect, "redirects to an address with a user name, which no frame loads");
        return new FetchResult.Redirected(to, isPermanent);
    }

    private static FetchFailure Explain(Exception e)
    {
        for (Exception? cause = e; cause is not null; cause = cause.InnerException)
        {
            if (cause is ConnectFailedException failure)
                return new FetchFailure(failure.Kind, failure.Message);
        }
        var error = e switch
        {
            HttpRequestException request => request.HttpRequestError,
            HttpIOException body => body.HttpRequestError,
            _ => HttpRequestError.Unknown,
        };
        return error switch
        {
            HttpRequestError.SecureConnectionError => new(FetchFailureKind.NoEncryption, "no encrypted connection"),
            HttpRequestError.InvalidResponse => new(FetchFailureKind.Malformed, "the answer is not HTTP"),
            HttpRequestError.ConfigurationLimitExceeded => new(FetchFailureKind.TooLong, "headers longer than 64 KiB"),
            _ => new(FetchFailureKind.NoConnection, "connection closed before the end of the answer"),
        };
    }

    private static Validators ValidatorsOf(HeaderLines headers) =>
        new(Sendable(headers.First("ETag")), Sendable(headers.First("Last-Modified")));

    // They are kept, and sent back: not at any length, and only what .NET lets a request contain.
    private static string? Sendable(string? header) =>
        header is { Length: > 0 and <= 256 } && !header.AsSpan().ContainsAnyExceptInRange(' ', '~') ? header : null;

    private static FetchResult.Failed Fail(FetchFailureKind kind, string reason) => new(new FetchFailure(kind, reason));
}
