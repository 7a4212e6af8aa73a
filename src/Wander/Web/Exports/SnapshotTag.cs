using System.Globalization;
using Microsoft.Net.Http.Headers;
using Wander.State;

namespace Wander.Web.Exports;

/// <summary>
/// The entity tag of a file that changes only with the network's snapshot and the interface language (RFC 9110, section 8.8.3).
/// It is available before the file is rendered. It is weak because the file may be sent compressed.
/// </summary>
/// <param name="live">The source of the snapshot numbers.</param>
/// <param name="time">
/// The clock. The tag also contains the time of the start, because a restarted service numbers snapshots from zero again.
/// </param>
internal sealed class SnapshotTag(LiveNetwork live, TimeProvider time)
{
    private readonly long _start = time.GetUtcNow().Ticks;

    /// <summary>Returns the tag of the requested file.</summary>
    /// <exception cref="InvalidOperationException">The endpoint was mapped without <see cref="Use"/>.</exception>
    public static EntityTagHeaderValue Of(HttpContext context) =>
        context.Features.Get<EntityTagHeaderValue>() ?? throw new InvalidOperationException("This endpoint has no snapshot tag.");

    /// <summary>
    /// Takes the tag before the endpoint reads the network and the settings. When these change in between, the tag is outdated
    /// and the client requests the file again. If the tag were taken afterwards, the client would keep an outdated file.
    /// </summary>
    public static void Use(EndpointBuilder endpoint)
    {
        var answer = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = context =>
        {
            context.Features.Set(context.RequestServices.GetRequiredService<SnapshotTag>().Take());
            return answer(context);
        };
    }

    private EntityTagHeaderValue Take() => new(
        string.Create(CultureInfo.InvariantCulture, $"\"{_start:x}-{live.Number:x}-{CultureInfo.CurrentUICulture.Name}\""),
        isWeak: true);
}
