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
    public async Task A_host_has_one_turn_and_the_next_who_asked_gets_it()
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
    public async Task One_host_does_not_wait_for_another()
    {
        using var a = await _turns.TakeAsync("a.example", Cancelled);
        using var b = await _turns.TakeAsync("b.example", Cancelled);

        Assert.False(_turns.TakeAsync("a.example", Cancelled).AsTask().IsCompleted);
    }

    [Fact(Timeout = Timeout)]
    public async Task Who_gives_up_waiting_takes_no_turn()
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
    public async Task As_many_as_like_may_wait()
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
