using System.Threading.RateLimiting;

namespace Wander.Fetching;

/// <summary>
/// Lets one request at a time go to a host, in the order in which they were asked for (design, section 6). A host that answers
/// slowly delays nobody but itself.
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

    /// <summary>Waits for this host's turn, which ends when the result is disposed. Who has it must not take it again.</summary>
    /// <param name="host">The host, as <c>PageAddress.Host</c> writes it.</param>
    /// <param name="cancellationToken">Leaves the queue.</param>
    /// <exception cref="OperationCanceledException">The token ended the wait.</exception>
    public async ValueTask<IDisposable> TakeAsync(string host, CancellationToken cancellationToken)
    {
        var turn = await AcquireAsync(host, cancellationToken);
        return turn.IsAcquired ? turn : throw new InvalidOperationException($"The queue of {host}, which has no bound, is full.");
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
                // The framework takes the limiters of idle hosts away, this one in this very moment: the next one is new.
            }
        }
    }
}
