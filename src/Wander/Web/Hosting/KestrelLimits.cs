using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Wander.Web.Hosting;

/// <summary>Sets Kestrel's limits. By default it does not limit the number of connections.</summary>
internal static class KestrelLimits
{
    /// <summary>Sets the limits.</summary>
    public static void Set(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxConcurrentConnections = 2000;
        options.Limits.MaxConcurrentUpgradedConnections = 0;
        options.Limits.MaxRequestBodySize = 1024; // no endpoint reads a body
        options.Limits.MaxRequestLineSize = 8 * 1024; // enough for an address of 2,048 characters and 100 seen pages
        options.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        options.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(1);
    }
}
