using System.Net;
using System.Net.Sockets;
using System.Text;
using Wander.Fetching;

namespace Wander.Tests.Fetching;

/// <summary>A site that answers every connection with the same bytes, be they HTTP or not, and keeps what it was asked.</summary>
internal sealed class RawSite : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _answer;
    private readonly bool _closes;
    private readonly TaskCompletionSource _quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Begins to answer.</summary>
    /// <param name="answer">The bytes; as Latin-1.</param>
    /// <param name="closes">Whether the connection is closed after them.</param>
    public RawSite(string answer, bool closes = true) : this(Encoding.Latin1.GetBytes(answer), closes)
    {
    }

    /// <inheritdoc cref="RawSite(string, bool)" />
    public RawSite(byte[] answer, bool closes = true)
    {
        (_answer, _closes) = (answer, closes);
        _listener.Start();
        _ = AnswerAsync();
    }

    /// <summary>What the first connection asked.</summary>
    public string Request { get; private set; } = "";

    /// <summary>The way here, whatever the name.</summary>
    public CrawlTransport Transport => new(DialAsync);

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
        if (_closes)
        {
            socket.Shutdown(SocketShutdown.Send);
            await socket.ReceiveAsync(buffer); // until the client has hung up, else it could be told of a reset
            socket.Dispose();
        }
    }

    private async ValueTask<Stream> DialAsync(DnsEndPoint endPoint, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(_listener.LocalEndpoint, cancellationToken);
        return new WatchedStream(socket, _answer.Length, _quiet);
    }

    /// <summary>Tells when somebody reads on although all that there is was read.</summary>
    private sealed class WatchedStream(Socket socket, int length, TaskCompletionSource quiet) : NetworkStream(socket, ownsSocket: true)
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
