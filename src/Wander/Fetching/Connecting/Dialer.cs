using System.Net;
using System.Net.Sockets;
using Wander.Protocol.Findings;

namespace Wander.Fetching.Connecting;

/// <summary>Opens a connection to a host and port, or throws <see cref="ConnectFailedException"/> with the reason.</summary>
/// <param name="endPoint">A host name or an IP address, and a port.</param>
/// <param name="cancellationToken">Cancels the connection attempt.</param>
public delegate ValueTask<Stream> Dial(DnsEndPoint endPoint, CancellationToken cancellationToken);

/// <summary>Resolves a host name to its IP addresses.</summary>
/// <param name="name">The host name, or an IP address as text.</param>
/// <param name="cancellationToken">Cancels the lookup.</param>
public delegate Task<IPAddress[]> ResolveName(string name, CancellationToken cancellationToken);

/// <summary>
/// Opens connections that <see cref="ConnectRule"/> allows. The rule is applied to the resolved IP addresses that are then
/// used for the connection, so that a name cannot resolve to another address after the check (DNS rebinding).
/// </summary>
/// <param name="rule">Returns the active rule.</param>
/// <param name="resolve">Resolves host names; with <see cref="Dns"/> in the service.</param>
public sealed class Dialer(Func<ConnectRule> rule, ResolveName resolve)
{
    // If IPv6 does not work for a host, there is still time to try IPv4 within CrawlTransport.ConnectTimeout.
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Opens a TCP connection. Tries the IP addresses of the host in their order.</summary>
    /// <exception cref="ConnectFailedException">
    /// The host has no address, one of its addresses is not allowed, or no connection was accepted.
    /// </exception>
    public async ValueTask<Stream> DialAsync(DnsEndPoint endPoint, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        var addresses = await ResolveAsync(endPoint.Host, cancellationToken);
        var allowed = rule();
        // A single private address is enough to refuse the name, because legitimate names do not mix public and private
        // addresses.
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
                // The constructor throws for an IPv6 address when the system does not support IPv6.
                socket = new Socket(addresses[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(new IPEndPoint(addresses[i], endPoint.Port), attempt.Token);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException e)
            {
                socket?.Dispose();
                failure = Explain(e.SocketErrorCode); // the next address may work
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
            // The name does not exist or has no data, which is the same as a name without addresses.
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
