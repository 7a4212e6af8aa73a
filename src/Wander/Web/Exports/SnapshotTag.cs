using System.Globalization;
using Microsoft.Net.Http.Headers;
using Wander.State;

namespace Wander.Web.Exports;

/// <summary>
/// The entity tag of a file that changes only with the network's snapshot and the interface language (RFC 9110, section 8.8.3).
/// It is known before anything is rendered. It is weak, because the file may be sent compressed.
/// </summary>
/// <param name="live">Counts the snapshots.</param>
/// <param name="time">
/// The clock: a restarted service counts from zero again, so the tag also contains the time of the start.
/// </param>
internal sealed class SnapshotTag(LiveNetwork live, TimeProvider time)
{
    private readonly long _start = time.GetUtcNow().Ticks;

    /// <summary>The tag of a file that a request asks for.</summary>
    /// <exception cref="InvalidOperationException">The endpoint was mapped without <see cref="Use"/>.</exception>
    public static EntityTagHeaderValue Of(HttpContext context) =>
        context.Features.Get<EntityTagHeaderValue>() ?? throw new InvalidOperationException("This endpoint has no snapshot tag.");

    /// <summary>
    /// Takes the tag before an endpoint reads the network and the settings. When these change in between, the tag is the older
    /// one, and the client receives the file once more. The other way round, it would keep an old file.
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
