using System.Net;
using System.Net.Sockets;
using System.Text;
using Wander.Fetching.Connecting;

namespace Wander.Tests.Fetching;

/// <summary>What a <see cref="RawSite"/> does once it has answered.</summary>
internal enum Afterwards
{
    /// <summary>It closes the connection.</summary>
    Close,

    /// <summary>It leaves the connection open, and is silent.</summary>
    BeSilent,

    /// <summary>It sends more, as fast as it is read, until it is hung up on.</summary>
    GoOn,
}

/// <summary>A site that answers every connection with the same bytes, be they HTTP or not, and keeps what it was asked.</summary>
internal sealed class RawSite : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _answer;
    private readonly Afterwards _afterwards;
    private readonly TaskCompletionSource<long> _hungUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Begins to answer.</summary>
    /// <param name="answer">The bytes; as Latin-1.</param>
    /// <param name="afterwards">What comes after them.</param>
    public RawSite(string answer, Afterwards afterwards = Afterwards.Close)
    {
        (_answer, _afterwards) = (Encoding.Latin1.GetBytes(answer), afterwards);
        _listener.Start();
        _ = AnswerAsync();
    }

    /// <summary>What the first connection asked.</summary>
    public string Request { get; private set; } = "";

    /// <summary>The way here, whatever the name.</summary>
    public CrawlTransport Transport => new(DialAsync);

    /// <summary>How many bytes it got rid of until it was hung up on, of those that it had after its answer.</summary>
    public Task<long> SentUntilHungUp => _hungUp.Task;

    /// <summary>Completes as soon as the client has read the whole answer and waits for more.</summary>
    public Task ClientWaits => _quiet.Task;

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
            // The test is over.
        }
        catch (ObjectDisposedException)
        {
            // The test is over.
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
        if (_afterwards is Afterwards.GoOn)
            await GoOnAsync(socket);
        if (_afterwards is Afterwards.Close)
        {
            socket.Shutdown(SocketShutdown.Send);
            await socket.ReceiveAsync(buffer); // until the client has hung up, else it could be told of a reset
            socket.Dispose();
        }
    }

    private async Task GoOnAsync(Socket socket)
    {
        var sent = 0L;
        try
        {
            while (true)
                sent += await socket.SendAsync(new byte[64 * 1024]);
        }
        catch (SocketException)
        {
            _hungUp.SetResult(sent);
        }
    }

    private async ValueTask<Stream> DialAsync(DnsEndPoint endPoint, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(_listener.LocalEndpoint, cancellationToken);
        return new WatchedStream(socket, _answer.Length, _quiet);
    }

    /// <summary>Tells when somebody reads on although all that there is was read.</summary>
    private sealed class WatchedStream(Socket socket, int length, TaskCompletionSource quiet)
        : NetworkStream(socket, ownsSocket: true)
    {
        private int _left = length;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (buffer.Length > 0 && _left == 0)
                quiet.TrySetResult();
            var read = await base.ReadAsync(buffer, cancellationToken);
            _left -= read;
            return read;
        }
    }
}
