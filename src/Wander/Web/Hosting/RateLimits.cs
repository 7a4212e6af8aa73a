using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Wander.Web.Hosting;

/// <summary>Limits the requests of each client and the open event streams.</summary>
internal static class RateLimits
{
    /// <summary>The name of the policy for event streams.</summary>
    public const string Events = "events";

    private const int Burst = 200;
    private const int PerSecond = 20;
    private const int MaximumListeners = 200;
    private const int MaximumListenersOfOneClient = 10;

    /// <summary>Sets the limits.</summary>
    public static void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(PartitionOf);
        options.AddPolicy(Events, ListenersOf);
        options.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "1";
            return ValueTask.CompletedTask;
        };
    }

    private static RateLimitPartition<string?> ListenersOf(HttpContext context) =>
        RateLimitPartition.GetConcurrencyLimiter(ClientOf(context), client => new ConcurrencyLimiterOptions
        {
            PermitLimit = client is null ? MaximumListeners : MaximumListenersOfOneClient,
        });

    private static RateLimitPartition<string> PartitionOf(HttpContext context) =>
        ClientOf(context) is { } client
            ? RateLimitPartition.GetTokenBucketLimiter(client, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = Burst,
                TokensPerPeriod = PerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            })
            : RateLimitPartition.GetNoLimiter("");

    // Returns the address that identifies a client. For IPv6 that is the /64 prefix, because a household usually has a whole /64.
    // Returns null for requests from this machine: they come from the owner, or from a proxy that is not in trusted_proxies. A
    // limit for such a proxy would apply to all visitors together.
    private static string? ClientOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address))
            return null;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes).ToString();
    }
}
