using System.Net;

namespace Wander.Fetching.Connecting;

/// <summary>
/// Makes DNS lookups that do not block the thread pool. On Linux and macOS a lookup blocks its thread, and .NET runs it on a
/// thread of the pool that also serves visitors: during a first crawl, with hundreds of lookups, visitors would wait for
/// seconds.
/// </summary>
public static class NameLookup
{
    /// <summary>Returns a lookup that runs each call on a separate thread.</summary>
    /// <param name="lookUp">
    /// The blocking lookup; <see cref="Dns.GetHostAddresses(string)"/> in the service.
    /// </param>
    public static ResolveName OnSeparateThread(Func<string, IPAddress[]> lookUp) => (name, cancellationToken) =>
        Task.Factory.StartNew(() => lookUp(name), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .WaitAsync(cancellationToken);
}
