using System.Net;
using System.Net.Sockets;
using Wander.Protocol.Findings;

namespace Wander.Fetching.Connecting;

/// <summary>Opens a connection to a host and port, or throws <see cref="ConnectFailedException"/> with the reason.</summary>
/// <param name="endPoint">A name or an address, and a port.</param>
/// <param name="cancellationToken">Gives up.</param>
public delegate ValueTask<Stream> Dial(DnsEndPoint endPoint, CancellationToken cancellationToken);

/// <summary>Finds the addresses of a name.</summary>
/// <param name="name">The name, or an address as text.</param>
/// <param name="cancellationToken">Gives up.</param>
public delegate Task<IPAddress[]> ResolveName(string name, CancellationToken cancellationToken);

/// <summary>
/// Dials only where <see cref="ConnectRule"/> allows it. The rule is asked about each address after the name was resolved, so
/// that a name cannot mean one address when it is checked and another when it is dialled.
/// </summary>
/// <param name="rule">Where connections may go at the moment.</param>
/// <param name="resolve">How names are resolved; <see cref="Dns"/> in the service.</param>
public sealed class Dialer(Func<ConnectRule> rule, ResolveName resolve)
{
    // A host whose IPv6 leads nowhere still answers by IPv4, within CrawlTransport.ConnectTimeout for all of it.
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Opens a TCP connection, trying the name's addresses in order.</summary>
    /// <exception cref="ConnectFailedException">There is no address, none is allowed, or none answers.</exception>
    public async ValueTask<Stream> DialAsync(DnsEndPoint endPoint, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        var addresses = await ResolveAsync(endPoint.Host, cancellationToken);
        var allowed = rule();
        // One forbidden address condemns the name: honest names do not mix public and private ones.
        if (Array.Find(addresses, address => !allowed.Allows(address, endPoint)) is { } forbidden)
            throw CreateException(FailureKind.PrivateAddress, forbidden.ToString());

        Failure? failure = null;
        for (var i = 0; i < addresses.Length; i++)
        {
            using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (i < addresses.Length - 1)
                attempt.CancelAfter(AttemptTimeout);
            Socket? socket = null;
            try
            {
                // Already this fails for an IPv6 address where the system has no IPv6.
                socket = new Socket(addresses[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(new IPEndPoint(addresses[i], endPoint.Port), attempt.Token);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException e)
            {
                socket?.Dispose();
                failure = Explain(e.SocketErrorCode); // the next address may answer
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                socket?.Dispose();
                failure = Explain(SocketError.TimedOut);
            }
            catch
            {
                socket?.Dispose();
                throw;
            }
        }
        throw new ConnectFailedException(failure!); // there is at least one address
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancellationToken);
            if (addresses.Length > 0)
                return addresses;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.TryAgain)
        {
            throw CreateException(FailureKind.NameLookupFailed, host);
        }
        catch (SocketException)
        {
            // Not found, no data: the same as a name without addresses.
        }
        throw CreateException(FailureKind.NameNotFound, host);
    }

    private static ConnectFailedException CreateException(FailureKind kind, string detail) =>
        new(new Failure(kind) { Detail = detail });

    private static Failure Explain(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => new Failure(FailureKind.ConnectionRefused),
        SocketError.ConnectionReset => new Failure(FailureKind.ConnectionReset),
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.AddressFamilyNotSupported =>
            new Failure(FailureKind.HostUnreachable),
        SocketError.TimedOut => new Failure(FailureKind.ConnectTimedOut),
        _ => new Failure(FailureKind.ConnectFailed) { Detail = error.ToString() },
    };
}
