using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Wander.Fetching.Connecting;
using Wander.Protocol.Findings;

namespace Wander.Testing;

/// <summary>
/// Serves websites on this machine, over real HTTP and HTTPS and under their real host names. Connections to other
/// hosts fail, so that no test reaches the Internet.
/// </summary>
public sealed class ReplayedNetwork : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly TestAuthority _authority = new();
    private readonly ConcurrentDictionary<string, RequestDelegate> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RequestDelegate> _answersBelow = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _hosts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HostLoad> _loads = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<ReplayedRequest> _requests = new();
    private readonly RawAnswers _raw = new();
    private readonly CancellationTokenSource _stopped = new();

    private ReplayedNetwork()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, endpoint =>
            {
                endpoint.UseHttps(new TlsHandshakeCallbackOptions
                {
                    OnConnection = hello =>
                    ValueTask.FromResult(Encrypt(hello.ClientHelloInfo.ServerName))
                });
                endpoint.Use(next => connection => _raw.AnswerAsync(connection, next));
            });
        });
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    /// <summary>The requests so far.</summary>
    public IReadOnlyCollection<ReplayedRequest> Requests => _requests;

    /// <summary>Issues the certificates of the sites.</summary>
    public TestAuthority Authority => _authority;

    /// <summary>The delay of every response.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>The port of the http sites.</summary>
    public int HttpPort { get; private set; }

    /// <summary>The port of the https sites.</summary>
    public int HttpsPort { get; private set; }

    /// <summary>A transport for the crawler that reaches only these sites.</summary>
    public CrawlTransport Transport => new(DialAsync, _authority.Trust);

    /// <summary>The names of unknown hosts to which a connection was attempted.</summary>
    public ConcurrentQueue<string> UnknownHosts { get; } = new();

    public static async Task<ReplayedNetwork> StartAsync()
    {
        var network = new ReplayedNetwork();
        await network._server.StartAsync();
        var ports = network._server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .Select(address => new Uri(address)).ToLookup(address => address.Scheme, address => address.Port);
        network.HttpPort = ports["http"].Single();
        network.HttpsPort = ports["https"].Single();
        return network;
    }

    /// <summary>
    /// Sets the response of an address. An address without a query also matches requests with a query.
    /// </summary>
    public void Answer(string address, RequestDelegate answer)
    {
        var uri = new Uri(address);
        _hosts[uri.IdnHost] = true;
        _answers[$"{uri.Scheme}://{uri.IdnHost}{PathString.FromUriComponent(uri).ToUriComponent()}{uri.Query}"] = answer;
    }

    /// <summary>
    /// Sets the response of all addresses that begin with an address. It has precedence over <see cref="Answer"/>.
    /// </summary>
    public void AnswerBelow(string address, RequestDelegate answer)
    {
        _hosts[new Uri(address).IdnHost] = true;
        _answersBelow[address] = answer;
    }

    /// <summary>
    /// Sets the response of an https address, byte for byte, including the headers. The connection is closed after it. Other
    /// requests to the host get 404 Not Found.
    /// </summary>
    public void AnswerRaw(string address, byte[] answer)
    {
        var uri = new Uri(address);
        _hosts[uri.IdnHost] = true;
        _raw.Add(uri, answer);
    }

    /// <summary>Sets the <c>wander.js</c> of a console.</summary>
    public void AnswerConsole(string console, string[]? consoles = null, string[]? pages = null) =>
        Answer(console + "wander.js", Replies.Script(ReplayedScripts.Write(console, consoles ?? [], pages ?? [])));

    /// <summary>Returns the maximum number of simultaneous requests to a host.</summary>
    public int PeakOf(string host) => _loads.TryGetValue(host, out var load) ? load.Peak : 0;

    /// <summary>The hosts that received a request.</summary>
    public IEnumerable<string> RequestedHosts => _loads.Keys;

    /// <summary>Returns the number of requests to an address, with any query.</summary>
    public int CountOf(string address) => _requests.Count(request => request.Address == address);

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await _server.DisposeAsync();
        _authority.Dispose();
        _stopped.Dispose();
    }

    private SslServerAuthenticationOptions Encrypt(string host) => new()
    {
        ServerCertificate = _authority.For(host.Length > 0 ? host : "localhost"),
        ApplicationProtocols = _raw.Handles(host) ? [SslApplicationProtocol.Http11]
            : [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
    };

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var address = $"{request.Scheme}://{request.Host.ToUriComponent()}{request.Path.ToUriComponent()}";
        var load = _loads.GetOrAdd(request.Host.Host, _ => new HostLoad());
        load.Enter();
        try
        {
            _requests.Enqueue(new ReplayedRequest(address, request.QueryString.Value ?? "", Copy(request.Headers)));
            if (Latency > TimeSpan.Zero)
                await Task.Delay(Latency, context.RequestAborted);
            var answer = _answersBelow.FirstOrDefault(below => address.StartsWith(below.Key, StringComparison.Ordinal)).Value
                ?? _answers.GetValueOrDefault(address + request.QueryString)
                ?? _answers.GetValueOrDefault(address)
                ?? Replies.Status(404);
            await answer(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The crawler may close a connection at any time.
        }
        finally
        {
            load.Leave();
        }
    }

    private static Dictionary<string, string> Copy(IHeaderDictionary headers) =>
        headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    private async ValueTask<Stream> DialAsync(DnsEndPoint endPoint, CancellationToken cancellationToken)
    {
        // IP addresses go through the service's own dialer and its rule; host names are resolved here.
        if (IPAddress.TryParse(endPoint.Host, out _))
        {
            var rule = new ConnectRule([], new OwnNetworks(TimeProvider.System));
            return await new Dialer(() => rule, (_, _) => throw new InvalidOperationException()).DialAsync(
                endPoint, cancellationToken);
        }
        if (endPoint.Port is not (80 or 443) || !_hosts.ContainsKey(endPoint.Host))
        {
            UnknownHosts.Enqueue(endPoint.Host);
            throw new ConnectFailedException(new Failure(FailureKind.NameNotFound) { Detail = endPoint.Host });
        }
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, endPoint.Port == 443 ? HttpsPort : HttpPort, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private sealed class HostLoad
    {
        private int _running;
        private int _peak;

        public int Peak => Volatile.Read(ref _peak);

        public void Enter()
        {
            var running = Interlocked.Increment(ref _running);
            for (var peak = Peak; running > peak; peak = Peak)
                Interlocked.CompareExchange(ref _peak, running, peak);
        }

        public void Leave() => Interlocked.Decrement(ref _running);
    }
}

/// <summary>A request that a site received.</summary>
public sealed record ReplayedRequest(string Address, string Query, IReadOnlyDictionary<string, string> Headers);
