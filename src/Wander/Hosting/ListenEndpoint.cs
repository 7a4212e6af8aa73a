using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Wander.Configuration;

namespace Wander.Hosting;

/// <summary>
/// The address on which Kestrel listens. When the address changes, Kestrel reloads its configuration: it closes the previous
/// endpoint, finishes the requests in progress, and opens the new endpoint.
/// </summary>
internal sealed class ListenEndpoint
{
    private const string Key = "Endpoints:Wander:Url";

    private readonly IConfigurationRoot _configuration;
    private ListenAddress _address;

    /// <summary>Creates the endpoint with its first address.</summary>
    public ListenEndpoint(ListenAddress address)
    {
        _address = address;
        _configuration = new ConfigurationBuilder().AddInMemoryCollection([new(Key, address.Value)]).Build();
    }

    /// <summary>Makes Kestrel listen on the current address and follow its changes.</summary>
    public void ConfigureKestrel(KestrelServerOptions options) => options.Configure(_configuration, reloadOnChange: true);

    /// <summary>Listens on another address. If that is not possible, the current address stays in use.</summary>
    /// <param name="next">The new address.</param>
    /// <returns>A message that describes the failure; null when the service listens on the new address.</returns>
    public string? Move(ListenAddress next)
    {
        if (next == _address)
            return null;
        if (TryListen(next) is { } failure)
            return failure;
        _configuration[Key] = next.Value;
        _configuration.Reload();
        _address = next;
        return null;
    }

    // Opens a test listener, because Kestrel closes the previous endpoint first and reports a failure only in the log. When only
    // the host changes, the test uses another port: this process still uses the given one, but Kestrel will have closed it.
    private string? TryListen(ListenAddress next)
    {
        try
        {
            var port = next.Port == _address.Port ? 0 : next.Port;
            using var listener = new TcpListener(EndPointOf(next, port));
            listener.Start();
            return null;
        }
        catch (SocketException e)
        {
            return Explain(next, e.SocketErrorCode is SocketError.AddressAlreadyInUse, e.Message);
        }
    }

    private static IPEndPoint EndPointOf(ListenAddress address, int port) => new(
        address.Host switch
        {
            "localhost" => IPAddress.Loopback,
            "*" or "+" => IPAddress.Any,
            var host => IPAddress.Parse(host),
        },
        port);

    /// <summary>Returns a message that describes why the service cannot listen on an address, and the remedy.</summary>
    /// <param name="address">The address.</param>
    /// <param name="isInUse">True when another program listens on the address.</param>
    /// <param name="reason">The error message of the system, for other reasons.</param>
    public static string Explain(ListenAddress address, bool isInUse, string reason) =>
        isInUse
            ? $"{address.Value} is in use by another program. Stop that program, or set another `listen` address."
            : $"Wander cannot listen on {address.Value} ({reason.TrimEnd('.')}). Set another `listen` address.";
}
