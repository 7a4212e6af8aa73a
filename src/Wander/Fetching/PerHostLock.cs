using System.Threading.RateLimiting;

namespace Wander.Fetching;

/// <summary>
/// Allows one request at a time per host, first in, first out. A slow host does not delay the requests to others.
/// </summary>
internal sealed class PerHostLock : IDisposable
{
    private static readonly ConcurrencyLimiterOptions OneAtATime = new()
    {
        PermitLimit = 1,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    };

    private readonly PartitionedRateLimiter<string> _turns = PartitionedRateLimiter.Create<string, string>(
        host => RateLimitPartition.GetConcurrencyLimiter(host, _ => OneAtATime), StringComparer.Ordinal);

    private volatile bool _isDisposed;

    /// <summary>
    /// Waits for the lock of a host, which is released when the result is disposed. The lock is not reentrant.
    /// </summary>
    /// <param name="host">The host, in the form of <c>PageAddress.Host</c>.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async ValueTask<IDisposable> TakeAsync(string host, CancellationToken cancellationToken)
    {
        var turn = await AcquireAsync(host, cancellationToken);
        return turn.IsAcquired ? turn : throw new InvalidOperationException($"The unlimited queue of {host} is full.");
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _isDisposed = true;
        _turns.Dispose();
    }

    private async ValueTask<RateLimitLease> AcquireAsync(string host, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await _turns.AcquireAsync(host, permitCount: 1, cancellationToken);
            }
            catch (ObjectDisposedException) when (!_isDisposed)
            {
                // PartitionedRateLimiter disposes the limiters of idle hosts, and did so at this moment. It creates a new one.
            }
        }
    }
}
