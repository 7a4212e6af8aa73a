using System.Net;
using System.Net.Sockets;
using Wander.Fetching.Connecting;

namespace Wander.Tests.Fetching.Connecting;

public class NameLookupTests
{
    private const int Timeout = 30_000;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact(Timeout = Timeout)]
    public async Task A_name_is_looked_up_on_no_thread_that_visitors_need()
    {
        bool? isPool = null;
        var resolve = NameLookup.OnItsOwnThread(name =>
        {
            isPool = Thread.CurrentThread.IsThreadPoolThread;
            return name == "a.example" ? [IPAddress.Loopback] : [];
        });
        Assert.Equal([IPAddress.Loopback], await resolve("a.example", Cancelled));
        Assert.False(isPool);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_look_up_that_does_not_end_is_waited_for_no_longer_than_wanted()
    {
        using var end = new ManualResetEventSlim();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var asking = NameLookup.OnItsOwnThread(_ =>
        {
            end.Wait(Cancelled);
            return [];
        })("slow.example", enough.Token);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        end.Set();
    }

    [Fact(Timeout = Timeout)]
    public async Task A_name_that_is_not_found_is_told_as_the_system_tells_it()
    {
        var resolve = NameLookup.OnItsOwnThread(_ => throw new SocketException((int)SocketError.HostNotFound));
        var failure = await Assert.ThrowsAsync<SocketException>(() => resolve("no.example", Cancelled));
        Assert.Equal(SocketError.HostNotFound, failure.SocketErrorCode);
    }
}
