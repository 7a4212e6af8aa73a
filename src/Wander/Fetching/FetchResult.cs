using System.Collections.Immutable;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Fetching;

/// <summary>
/// The validators of a response for a later conditional request (RFC 9110, section 8.8), in the server's spelling.
/// </summary>
/// <param name="ETag">The <c>ETag</c> header; null when there was none.</param>
/// <param name="LastModified">The <c>Last-Modified</c> header; null when there was none.</param>
public sealed record Validators(string? ETag, string? LastModified)
{
    /// <summary>No validators.</summary>
    public static Validators None { get; } = new(null, null);
}

/// <summary>A GET request to another site.</summary>
/// <param name="Address">The address.</param>
/// <param name="Accept">The <c>Accept</c> header.</param>
/// <param name="Validators">The validators of the previous response.</param>
/// <param name="MaximumBytes">The maximum size of the body in bytes, before and after decoding.</param>
/// <param name="Timeout">The time limit for the complete response.</param>
public sealed record FetchRequest(
    PageAddress Address, string Accept, Validators Validators, int MaximumBytes, TimeSpan Timeout)
{
    /// <summary>True when a longer body is truncated; false when it is a failure.</summary>
    public bool TruncatesBody { get; init; }

    /// <summary>Additional headers; none by default.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];
}

/// <summary>The result of one request. A redirect is a result too, and the caller decides whether to follow it.</summary>
public abstract record FetchResult
{
    private FetchResult()
    {
    }

    /// <summary>A successful response.</summary>
    /// <param name="Body">The decoded body, or its beginning.</param>
    /// <param name="Charset">The charset of <c>Content-Type</c>; null when there is none.</param>
    /// <param name="Validators">The validators for the next request.</param>
    /// <param name="Headers">The response headers.</param>
    /// <param name="Status">The status: 200 to 299.</param>
    public sealed record Answered(
        ReadOnlyMemory<byte> Body, string? Charset, Validators Validators, HeaderLines Headers, int Status) : FetchResult;

    /// <summary>The content has not changed since the response with <see cref="FetchRequest.Validators"/> (304).</summary>
    /// <param name="Headers">The response headers.</param>
    public sealed record NotModified(HeaderLines Headers) : FetchResult;

    /// <summary>A redirect.</summary>
    /// <param name="To">The target.</param>
    /// <param name="IsPermanent">True for 301 and 308: links should be updated to the target.</param>
    public sealed record Redirected(PageAddress To, bool IsPermanent) : FetchResult;

    /// <summary>A failed request.</summary>
    /// <param name="Failure">The reason.</param>
    public sealed record Failed(Failure Failure) : FetchResult;
}
