using System.Net;
using System.Net.Sockets;
using Wander.Fetching.Connecting;

namespace Wander.Tests.Fetching.Connecting;

public class NameLookupTests
{
    private const int Timeout = 30_000;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact(Timeout = Timeout)]
    public async Task A_lookup_does_not_use_the_thread_pool()
    {
        bool? isPool = null;
        var resolve = NameLookup.OnSeparateThread(name =>
        {
            isPool = Thread.CurrentThread.IsThreadPoolThread;
            return name == "a.example" ? [IPAddress.Loopback] : [];
        });
        Assert.Equal([IPAddress.Loopback], await resolve("a.example", Cancelled));
        Assert.False(isPool);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_lookup_that_does_not_end_can_be_cancelled()
    {
        using var end = new ManualResetEventSlim();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var lookup = NameLookup.OnSeparateThread(_ =>
        {
            end.Wait(Cancelled);
            return [];
        })("slow.example", cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lookup);
        end.Set();
    }

    [Fact(Timeout = Timeout)]
    public async Task The_exception_of_a_failed_lookup_is_thrown()
    {
        var resolve = NameLookup.OnSeparateThread(_ => throw new SocketException((int)SocketError.HostNotFound));
        var failure = await Assert.ThrowsAsync<SocketException>(() => resolve("no.example", Cancelled));
        Assert.Equal(SocketError.HostNotFound, failure.SocketErrorCode);
    }
}
