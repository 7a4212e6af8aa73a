using Wander.Protocol.Findings;

namespace Wander.Fetching.Connecting;

/// <summary>
/// Carries a failure out of the callbacks of <see cref="SocketsHttpHandler"/>, which can only fail with an exception;
/// the fetcher turns it back into the <see cref="Failure"/> at once.
/// </summary>
/// <param name="failure">Why there is no connection.</param>
#pragma warning disable CA1032 // it always has a failure, so the usual constructors would be wrong
public sealed class ConnectFailedException(Failure failure) : IOException(failure.Kind.ToString())
#pragma warning restore CA1032
{
    /// <summary>Why there is no connection.</summary>
    public Failure Failure { get; } = failure;
}
