using Wander.Configuration;
using Wander.Protocol;

namespace Wander.Hosting;

/// <summary>Describes the addresses of the running service in messages to the owner.</summary>
internal static class ServiceAddress
{
    /// <summary>
    /// Returns the public address and, when its origin differs, the address on which the service listens:
    /// <c>https://example.com/wander/, listening on http://localhost:8080</c>.
    /// </summary>
    /// <param name="settings">The settings.</param>
    /// <param name="listening">
    /// The address on which the service listens, without a path. When <c>listen</c> has the port 0, it contains the port that the
    /// system chose.
    /// </param>
    public static string Describe(WanderSettings settings, string listening)
    {
        var local = ConsoleAddress.TryParse(listening, out var address) ? address : null;
        var url = settings.IsUrlDefault && settings.Listen.Port == 0 ? local ?? settings.Url : settings.Url;
        return local?.Origin == url.Origin ? url.Value : $"{url.Value}, listening on {listening}";
    }
}
