using System.Net;
using System.Net.Sockets;
using System.Text;
using Wander.Fetching.Connecting;

namespace Wander.Tests.Fetching;

/// <summary>What a <see cref="RawSite"/> does after its response.</summary>
internal enum AfterResponse
{
    /// <summary>Closes the connection.</summary>
    Close,

    /// <summary>Leaves the connection open and sends nothing.</summary>
    StayOpen,

    /// <summary>Sends more bytes until the client closes the connection.</summary>
    KeepSending,
}

/// <summary>A site that sends the same bytes, HTTP or not, on every connection, and stores the request.</summary>
internal sealed class RawSite : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _answer;
    private readonly AfterResponse _afterResponse;
    private readonly TaskCompletionSource<long> _sentBytes = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts the site.</summary>
    /// <param name="answer">The response as Latin-1 text.</param>
    /// <param name="afterResponse">What happens after the response.</param>
    public RawSite(string answer, AfterResponse afterResponse = AfterResponse.Close)
    {
        (_answer, _afterResponse) = (Encoding.Latin1.GetBytes(answer), afterResponse);
        _listener.Start();
        _ = AnswerAsync();
    }

    /// <summary>The last request; empty before the first.</summary>
    public string Request { get; private set; } = "";

    /// <summary>A transport that connects to this site for every host name.</summary>
    public CrawlTransport Transport => new(DialAsync);

    /// <summary>The number of bytes that were sent after the response, until the client closed the connection.</summary>
    public Task<long> SentBytes => _sentBytes.Task;

    /// <summary>Completes when the client has read the complete response and waits for more.</summary>
    public Task ClientWaits => _waiting.Task;

    public void Dispose() => _listener.Dispose();

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
                await AnswerAsync(await _listener.AcceptSocketAsync());
        }
        catch (SocketException)
        {
            // The test has ended.
        }
        catch (ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task AnswerAsync(Socket socket)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (!buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            if (read == 0)
                return;
            length += read;
        }
        Request = Encoding.Latin1.GetString(buffer, 0, length);
        await socket.SendAsync(_answer);
        if (_afterResponse is AfterResponse.KeepSending)
            await KeepSendingAsync(socket);
        if (_afterResponse is AfterResponse.Close)
        {
            socket.Shutdown(SocketShutdown.Send);
            await socket.ReceiveAsync(buffer); // waits until the client closes; otherwise it could get a reset
            socket.Dispose();
        }
    }

    private async Task KeepSendingAsync(Socket socket)
    {
        var sent = 0L;
        try
        {
            while (true)
                sent += await socket.SendAsync(new byte[64 * 1024]);
        }
        catch (SocketException)
        {
            _sentBytes.SetResult(sent);
        }
    }

    private async ValueTask<Stream> DialAsync(DnsEndPoint endPoint, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(_listener.LocalEndpoint, cancellationToken);
        return new WatchedStream(socket, _answer.Length, _waiting);
    }

    /// <summary>Signals when the client reads after the end of the response.</summary>
    private sealed class WatchedStream(Socket socket, int length, TaskCompletionSource waiting)
        : NetworkStream(socket, ownsSocket: true)
    {
        private int _left = length;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (buffer.Length > 0 && _left == 0)
                waiting.TrySetResult();
            var read = await base.ReadAsync(buffer, cancellationToken);
            _left -= read;
            return read;
        }
    }
}
