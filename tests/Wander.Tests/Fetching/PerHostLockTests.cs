using Wander.Fetching;

namespace Wander.Tests.Fetching;

public class PerHostLockTests : IDisposable
{
    private const int Timeout = 30_000;

    private readonly PerHostLock _turns = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _turns.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact(Timeout = Timeout)]
    public async Task The_lock_of_a_host_is_granted_in_order()
    {
        var first = await _turns.TakeAsync("a.example", Cancelled);
        var second = _turns.TakeAsync("a.example", Cancelled).AsTask();
        var third = _turns.TakeAsync("a.example", Cancelled).AsTask();
        Assert.False(second.IsCompleted);

        first.Dispose();
        var turn = await second;
        Assert.False(third.IsCompleted);

        turn.Dispose();
        (await third).Dispose();
    }

    [Fact(Timeout = Timeout)]
    public async Task Hosts_do_not_wait_for_each_other()
    {
        using var a = await _turns.TakeAsync("a.example", Cancelled);
        using var b = await _turns.TakeAsync("b.example", Cancelled);

        Assert.False(_turns.TakeAsync("a.example", Cancelled).AsTask().IsCompleted);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_cancelled_wait_does_not_take_the_lock()
    {
        using var stop = new CancellationTokenSource();
        var first = await _turns.TakeAsync("a.example", Cancelled);
        var second = _turns.TakeAsync("a.example", stop.Token).AsTask();
        var third = _turns.TakeAsync("a.example", Cancelled).AsTask();

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        first.Dispose();

        (await third).Dispose();
    }

    [Fact(Timeout = Timeout)]
    public async Task Thousands_of_callers_can_wait()
    {
        var first = await _turns.TakeAsync("a.example", Cancelled);
        var running = 0;
        var waiting = Enumerable.Range(0, 5000).Select(async _ =>
        {
            using var turn = await _turns.TakeAsync("a.example", Cancelled);
            Assert.Equal(1, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
        }).ToArray();

        first.Dispose();

        await Task.WhenAll(waiting);
    }
}
