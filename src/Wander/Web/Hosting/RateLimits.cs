using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Wander.Web.Hosting;

/// <summary>How much one visitor may ask, and how many may listen.</summary>
internal static class RateLimits
{
    /// <summary>The policy for those who listen to events.</summary>
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

    // A home has a whole /64 of IPv6 addresses. What comes from this machine, null, is the owner, or a proxy that is not among
    // trusted_proxies: to limit that would be to limit all visitors together.
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
