using System.Net;
using Wander.Fetching.Connecting;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Fetching;

/// <summary>
/// Makes single GET requests with limits for time and size. It does not follow redirects and does not retry. Every expected
/// failure is returned as a <see cref="FetchResult"/>.
/// </summary>
public sealed class Fetcher : IDisposable
{
    /// <summary>The time limit for the response headers.</summary>
    public static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);

    private readonly HttpMessageInvoker _http;
    private readonly TimeProvider _time;
    private readonly Func<string> _userAgent;
    private volatile bool _hasFailed;

    /// <summary>Creates a fetcher.</summary>
    /// <param name="transport">Makes the connections.</param>
    /// <param name="time">The clock for timeouts.</param>
    /// <param name="userAgent">
    /// Returns the current <c>User-Agent</c>: <c>Wander/0.1.0 (+https://example.com/wander/)</c>.
    /// </param>
    public Fetcher(CrawlTransport transport, TimeProvider time, Func<string> userAgent)
    {
        ArgumentNullException.ThrowIfNull(transport);
        _http = new HttpMessageInvoker(transport.CreateHandler(time));
        _time = time;
        _userAgent = userAgent;
    }

    /// <summary>The address of the last response, successful or not; null when there was none yet.</summary>
    public PageAddress? LastReached { get; private set; }

    /// <summary>True when requests have failed and no site has ever responded: we seem to be offline.</summary>
    public bool IsUnanswered => _hasFailed && LastReached is null;

    /// <summary>Makes one request.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled the request; a timeout is a result.</exception>
    public async Task<FetchResult> GetAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var result = await SendAsync(request, cancellationToken);
        if (result is FetchResult.Failed { Failure.MayBeOurConnection: true })
            _hasFailed = true;
        else
            LastReached = request.Address;
        return result;
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<FetchResult> SendAsync(FetchRequest request, CancellationToken cancellationToken)
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
            var kind = hasHeaders ? FailureKind.BodyTimedOut : FailureKind.ResponseTimedOut;
            return new FetchResult.Failed(new Failure(kind) { Duration = limit });
        }
        catch (HttpRequestException e)
        {
            return new FetchResult.Failed(Explain(e));
        }
        catch (IOException e)
        {
            return new FetchResult.Failed(Explain(e)); // the connection failed during the body
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

    private async Task<FetchResult> ReadAsync(
        FetchRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var headers = HeaderLines.Of(response);
        if (ConflictingHeader(headers) is { } name)
            return Fail(FailureKind.ConflictingHeaders, name);
        if (status is 301 or 302 or 303 or 307 or 308 && headers.First("Location") is { } location)
            return Redirect(request.Address, location, isPermanent: status is 301 or 308);
        if (status is 304 && request.Validators != Validators.None)
            return new FetchResult.NotModified(headers);
        if (status is < 200 or > 299)
            return new FetchResult.Failed(Refused(headers, status));

        var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var encoding = string.Join(", ", headers.All("Content-Encoding"));
        var body = await BoundedBody.ReadAsync(stream, encoding, request.MaximumBytes, cancellationToken);
        if (body.Failure is { } failure)
            return new FetchResult.Failed(failure);
        if (!body.IsWhole && !request.TruncatesBody)
            return Fail(FailureKind.BodyTooLong, $"{request.MaximumBytes / 1024} KiB");
        if (body.IsBomb)
            return Fail(FailureKind.DecompressionBomb);
        return new FetchResult.Answered(
            body.Bytes, response.Content.Headers.ContentType?.CharSet, ValidatorsOf(headers), headers, status);
    }

    // Different values may be an attack (response splitting). Chromium shows an error page, while .NET uses the first value.
    private static string? ConflictingHeader(HeaderLines headers) =>
        Differ(headers.All("Location")) ? "Location"
        : Differ(headers.All("Content-Length").SelectMany(line => line.Split(',', StringSplitOptions.TrimEntries)))
            ? "Content-Length"
        : null;

    private static bool Differ(IEnumerable<string> values) => values.Distinct(StringComparer.Ordinal).Skip(1).Any();

    // The reason phrase of the server is discarded, because it may be any text.
    private Failure Refused(HeaderLines headers, int status) => new(FailureKind.HttpStatus)
    {
        Status = status,
        RetryAfter = status is 429 or 503 ? RetryAfter.Read(headers.First("Retry-After"), _time.GetUtcNow()) : null,
    };

    private static FetchResult Redirect(PageAddress from, string location, bool isPermanent)
    {
        if (!UriReference.TryResolve(from, location, out var target)
            || !PageAddress.TryParse(target.AbsoluteUri, out var to))
            return Fail(FailureKind.InvalidRedirect);
        if (target.UserInfo.Length > 0)
            return Fail(FailureKind.RedirectWithUserName);
        return new FetchResult.Redirected(to, isPermanent);
    }

    private static Failure Explain(Exception e)
    {
        for (Exception? cause = e; cause is not null; cause = cause.InnerException)
        {
            if (cause is ConnectFailedException { Failure: var failure })
                return failure;
        }
        var error = e switch
        {
            HttpRequestException request => request.HttpRequestError,
            HttpIOException body => body.HttpRequestError,
            _ => HttpRequestError.Unknown,
        };
        return error switch
        {
            HttpRequestError.SecureConnectionError => new Failure(FailureKind.TlsFailed),
            HttpRequestError.InvalidResponse => new Failure(FailureKind.InvalidResponse),
            HttpRequestError.ConfigurationLimitExceeded =>
                new Failure(FailureKind.HeadersTooLong) { Detail = $"{CrawlTransport.MaximumHeaders} KiB" },
            _ => new Failure(FailureKind.ConnectionClosed),
        };
    }

    private static Validators ValidatorsOf(HeaderLines headers) =>
        new(Sendable(headers.First("ETag")), Sendable(headers.First("Last-Modified")));

    // Validators are stored and sent back, so their length is limited, and they contain only characters that .NET can send.
    private static string? Sendable(string? header) =>
        header is { Length: > 0 and <= 256 } && !header.AsSpan().ContainsAnyExceptInRange(' ', '~') ? header : null;

    private static FetchResult.Failed Fail(FailureKind kind, string? detail = null) => new(new Failure(kind) { Detail = detail });
}
