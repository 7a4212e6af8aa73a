using System.Net;
using System.Net.Sockets;
using Wander.Fetching.Connecting;
using Wander.Protocol.Findings;

namespace Wander.Tests.Fetching.Connecting;

public class DialerTests
{
    private const int Timeout = 30_000;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static Dialer Dialer(ResolveName resolve, params string[] allowed) =>
        new(() => new ConnectRule([.. allowed.Select(IPNetwork.Parse)], new OwnNetworks(TimeProvider.System)), resolve);

    private static ResolveName To(params string[] addresses) => (_, _) =>
        Task.FromResult(addresses.Select(IPAddress.Parse).ToArray());

    private static async Task<Failure> RefusedAsync(Dialer dialer, string host, int port) =>
        (await Assert.ThrowsAsync<ConnectFailedException>(
            async () => await dialer.DialAsync(new DnsEndPoint(host, port), Cancelled))).Failure;

    [Theory(Timeout = Timeout)]
    [InlineData("127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("93.184.216.34", "127.0.0.1")]
    [InlineData("127.0.0.1", "93.184.216.34")]
    public async Task A_name_with_a_private_address_is_never_dialled(params string[] addresses)
    {
        using var listener = Listener.On("127.0.0.1");

        var refused = await RefusedAsync(Dialer(To(addresses)), "evil.example", listener.Port);

        Assert.Equal(FailureKind.PrivateAddress, refused.Kind);
        Assert.StartsWith("private IP address ", refused.Reason, StringComparison.Ordinal);
        Assert.False(listener.WasDialled);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    public async Task An_IP_address_is_checked_without_a_lookup(string host)
    {
        using var listener = Listener.On("127.0.0.1");

        var refused = await RefusedAsync(Dialer((_, _) => throw new InvalidOperationException()), host, listener.Port);

        Assert.Equal(FailureKind.PrivateAddress, refused.Kind);
        Assert.False(listener.WasDialled);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_name_is_resolved_only_once_per_connection()
    {
        using var listener = Listener.On("127.0.0.1");
        using var other = Listener.On("127.0.0.2", listener.Port);
        var lookups = 0;
        ResolveName rebinding = (_, _) => Task.FromResult(new[] { IPAddress.Parse(++lookups == 1 ? "127.0.0.2" : "127.0.0.1") });

        await using var stream = await Dialer(rebinding, "127.0.0.2/32").DialAsync(
            new DnsEndPoint("evil.example", listener.Port), Cancelled);

        Assert.Equal(1, lookups);
        Assert.True(other.WasDialled);
        Assert.False(listener.WasDialled);
        var refused = await RefusedAsync(Dialer(rebinding, "127.0.0.2/32"), "evil.example", listener.Port);
        Assert.Equal(FailureKind.PrivateAddress, refused.Kind);
        Assert.False(listener.WasDialled);
    }

    [Fact(Timeout = Timeout)]
    public async Task If_the_first_address_fails_the_next_one_is_dialled()
    {
        using var listener = Listener.On("127.0.0.2");

        await using var stream = await Dialer(To("127.0.0.1", "127.0.0.2"), "127.0.0.0/8")
            .DialAsync(new DnsEndPoint("two.example", listener.Port), Cancelled);

        Assert.True(listener.WasDialled);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_refused_connection_is_reported()
    {
        int port;
        using (var listener = Listener.On("127.0.0.1"))
            port = listener.Port;

        var refused = await RefusedAsync(Dialer(To("127.0.0.1"), "127.0.0.0/8"), "dead.example", port);

        Assert.Equal(FailureKind.ConnectionRefused, refused.Kind);
        Assert.Equal("connection refused", refused.Reason);
    }

    [Theory(Timeout = Timeout)]
    [InlineData(null, "host name none.example not found")]
    [InlineData(SocketError.HostNotFound, "host name none.example not found")]
    [InlineData(SocketError.NoData, "host name none.example not found")]
    [InlineData(SocketError.TryAgain, "DNS lookup for none.example failed")]
    public async Task A_name_without_an_address_is_reported(SocketError? error, string reason)
    {
        ResolveName resolve = (_, _) =>
            error is { } code ? throw new SocketException((int)code) : Task.FromResult<IPAddress[]>([]);

        var refused = await RefusedAsync(Dialer(resolve), "none.example", 80);

        Assert.Equal(error is SocketError.TryAgain ? FailureKind.NameLookupFailed : FailureKind.NameNotFound, refused.Kind);
        Assert.Equal(reason, refused.Reason);
    }

    private sealed class Listener : IDisposable
    {
        private readonly TcpListener _listener;

        private Listener(TcpListener listener) => _listener = listener;

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public bool WasDialled => _listener.Pending();

        public static Listener On(string address, int port = 0)
        {
            var listener = new TcpListener(IPAddress.Parse(address), port);
            listener.Start();
            return new Listener(listener);
        }

        public void Dispose() => _listener.Dispose();
    }
}
