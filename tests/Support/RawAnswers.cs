using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace Wander.Testing;

/// <summary>Sends responses byte for byte, including malformed ones that Kestrel would not send.</summary>
internal sealed class RawAnswers
{
    private static readonly byte[] NotFound =
        "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray();

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, byte[]>> _hosts = new(StringComparer.Ordinal);

    /// <summary>Sets the response of an address.</summary>
    public void Add(Uri address, byte[] answer) =>
        _hosts.GetOrAdd(address.IdnHost, _ => new(StringComparer.Ordinal))[address.AbsolutePath] = answer;

    /// <summary>Returns whether this class sends the responses of a host.</summary>
    public bool Handles(string host) => _hosts.ContainsKey(host);

    /// <summary>
    /// Responds to the first request of a decrypted connection. Passes connections to other hosts on to <paramref name="next"/>.
    /// </summary>
    public async Task AnswerAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var host = connection.Features.Get<ITlsHandshakeFeature>()?.HostName ?? "";
        if (!_hosts.TryGetValue(host, out var answers))
        {
            await next(connection);
            return;
        }
        if (await PathAsync(connection) is not { } path)
            return;
        await connection.Transport.Output.WriteAsync(answers.GetValueOrDefault(path, NotFound), connection.ConnectionClosed);
        await connection.Transport.Output.CompleteAsync();
        await connection.Transport.Input.CompleteAsync();
    }

    // Reads a request and returns its path without the query; null when the client closed the connection.
    private static async Task<string?> PathAsync(ConnectionContext connection)
    {
        while (true)
        {
            var read = await connection.Transport.Input.ReadAsync(connection.ConnectionClosed);
            var request = Encoding.ASCII.GetString(read.Buffer.ToArray());
            connection.Transport.Input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (request.EndsWith("\r\n\r\n", StringComparison.Ordinal))
                return request.Split(' ', 3)[1].Split('?', 2)[0];
            if (read.IsCompleted || read.IsCanceled)
                return null;
        }
    }
}
