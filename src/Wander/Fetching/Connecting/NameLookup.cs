using System.Net;

namespace Wander.Fetching.Connecting;

/// <summary>
/// Name look-ups that hold nobody up. On Linux and macOS one blocks the thread that it runs on, and .NET runs it on those that
/// answer visitors: a first crawl asks for hundreds of names, and visitors would wait for seconds.
/// </summary>
public static class NameLookup
{
    /// <summary>Makes each look-up on a thread of its own.</summary>
    /// <param name="lookUp">Finds the addresses of a name, blocking; <see cref="Dns.GetHostAddresses(string)"/> in the
    /// service.</param>
    public static ResolveName OnItsOwnThread(Func<string, IPAddress[]> lookUp) => (name, cancellationToken) =>
        Task.Factory.StartNew(() => lookUp(name), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .WaitAsync(cancellationToken);
}
