using Wander.Protocol.Findings;

namespace Wander.Fetching.Connecting;

/// <summary>
/// Transports a failure out of the callbacks of <see cref="SocketsHttpHandler"/>, which can fail only with an exception.
/// <see cref="Fetcher"/> returns the <see cref="Failure"/> as its result.
/// </summary>
/// <param name="failure">Why the connection failed.</param>
#pragma warning disable CA1032 // the standard constructors would create an exception without a failure
public sealed class ConnectFailedException(Failure failure) : IOException(failure.Kind.ToString())
#pragma warning restore CA1032
{
    /// <summary>Why the connection failed.</summary>
    public Failure Failure { get; } = failure;
}
