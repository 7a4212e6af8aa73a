namespace Wander.Fetching.Connecting;

/// <summary>
/// Why no connection came about. <see cref="SocketsHttpHandler"/> takes no other answer from its callbacks than an exception;
/// <see cref="Fetcher"/> turns it into a <see cref="FetchFailure"/> at once.
/// </summary>
/// <param name="kind">What went wrong.</param>
/// <param name="message">The same in words.</param>
#pragma warning disable CA1032 // it always says why, so the usual constructors would be wrong
public sealed class ConnectFailedException(FetchFailureKind kind, string message) : IOException(message)
#pragma warning restore CA1032
{
    /// <summary>What went wrong.</summary>
    public FetchFailureKind Kind { get; } = kind;
}
