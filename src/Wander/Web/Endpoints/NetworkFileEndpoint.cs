using Wander.Configuration;
using Wander.State;
using Wander.Web.Exports;

namespace Wander.Web.Endpoints;

/// <summary><c>GET /network.json</c>: returns the network in the format of the Wander network's own list.</summary>
internal static class NetworkFileEndpoint
{
    public static IResult Get(HttpContext context, LiveNetwork live, WanderSettings settings) =>
        new Export("application/json; charset=utf-8", new NetworkFile(live.Now, settings.Url).WriteAsync).Answer(context);
}
