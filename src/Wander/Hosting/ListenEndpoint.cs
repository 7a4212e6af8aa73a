using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Wander.Configuration;

namespace Wander.Hosting;

/// <summary>
/// Where the service listens. When that changes, Kestrel lets go of the address of before and takes the new one, by its own way
/// of following a configuration; what is under way is answered to its end.
/// </summary>
internal sealed class ListenEndpoint
{
    private const string Key = "Endpoints:Wander:Url";

    private readonly IConfigurationRoot _configuration;
    private ListenAddress _address;

    /// <summary>Begins with an address.</summary>
    public ListenEndpoint(ListenAddress address)
    {
        _address = address;
        _configuration = new ConfigurationBuilder().AddInMemoryCollection([new(Key, address.Value)]).Build();
    }

    /// <summary>Lets Kestrel follow.</summary>
    public void ConfigureKestrel(KestrelServerOptions options) => options.Configure(_configuration, reloadOnChange: true);

    /// <summary>Listens elsewhere; when that cannot be, it stays where it is, and the reason is given in words.</summary>
    public string? Move(ListenAddress next)
    {
        if (next == _address)
            return null;
        if (ObstacleAt(next) is { } obstacle)
            return obstacle;
        _configuration[Key] = next.Value;
        _configuration.Reload();
        _address = next;
        return null;
    }

    // Kestrel leaves the address of before first, and says what went wrong in the log alone. The port that we hold ourselves is
    // free by then.
    private string? ObstacleAt(ListenAddress next)
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

    /// <summary>Why it cannot be listened on, and what to do.</summary>
    /// <param name="address">Where.</param>
    /// <param name="isInUse">Whether another program listens there.</param>
    /// <param name="reason">What the system says.</param>
    public static string Explain(ListenAddress address, bool isInUse, string reason) =>
        isInUse
            ? $"{address.Value} is in use by another program: stop that one, or write another `listen` in the settings."
            : $"{address.Value} cannot be listened on: {reason}";
}
