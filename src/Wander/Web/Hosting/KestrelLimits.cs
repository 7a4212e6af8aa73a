using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Wander.Web.Hosting;

/// <summary>Kestrel's limits, stated: its default for connections is none.</summary>
internal static class KestrelLimits
{
    /// <summary>Sets them.</summary>
    public static void Set(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxConcurrentConnections = 2000;
        options.Limits.MaxConcurrentUpgradedConnections = 0;
        options.Limits.MaxRequestBodySize = 1024; // nothing here takes a body
        options.Limits.MaxRequestLineSize = 8 * 1024; // room for an address of 2,048 characters and a history
        options.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        options.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(1);
    }
}
