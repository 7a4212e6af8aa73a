using System.Collections.Immutable;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Fetching;

/// <summary>By what a later request can ask whether anything changed (RFC 9110, section 8.8), as the server wrote it.</summary>
/// <param name="ETag">The entity tag; null when there was none.</param>
/// <param name="LastModified">The date; null when there was none.</param>
public sealed record Validators(string? ETag, string? LastModified)
{
    /// <summary>No validators.</summary>
    public static Validators None { get; } = new(null, null);
}

/// <summary>One request to somebody else's site.</summary>
/// <param name="Address">What to get.</param>
/// <param name="Accept">The <c>Accept</c> header.</param>
/// <param name="Validators">What is known already.</param>
/// <param name="MaximumBytes">The bound of the body, on the wire and decoded.</param>
/// <param name="Timeout">The time for all of it.</param>
public sealed record FetchRequest(
    PageAddress Address, string Accept, Validators Validators, int MaximumBytes, TimeSpan Timeout)
{
    /// <summary>True where the beginning of a longer body is enough; else it is a failure.</summary>
    public bool CutsOff { get; init; }

    /// <summary>More headers; none by default.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];
}

/// <summary>What came of one request. Redirects are results: whoever asked decides about the next hop.</summary>
public abstract record FetchResult
{
    private FetchResult()
    {
    }

    /// <summary>A success with its body.</summary>
    /// <param name="Body">The decoded body, or its beginning.</param>
    /// <param name="Charset">What <c>Content-Type</c> says of the encoding; null when nothing.</param>
    /// <param name="Validators">For the next time.</param>
    /// <param name="Headers">What else the server said.</param>
    /// <param name="Status">The status: 200 to 299.</param>
    public sealed record Answered(
        ReadOnlyMemory<byte> Body, string? Charset, Validators Validators, HeaderLines Headers, int Status) : FetchResult;

    /// <summary>Nothing has changed since <see cref="FetchRequest.Validators"/>.</summary>
    /// <param name="Headers">What else the server said.</param>
    public sealed record NotModified(HeaderLines Headers) : FetchResult;

    /// <summary>The answer is elsewhere.</summary>
    /// <param name="To">Where.</param>
    /// <param name="IsPermanent">True when it is there for good (301, 308), so that links to it should be changed.</param>
    public sealed record Redirected(PageAddress To, bool IsPermanent) : FetchResult;

    /// <summary>It failed.</summary>
    /// <param name="Failure">Why.</param>
    public sealed record Failed(Failure Failure) : FetchResult;
}
