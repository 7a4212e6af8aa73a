using Microsoft.AspNetCore.Http.HttpResults;
using Wander.Configuration;
using Wander.Crawling;

namespace Wander.Web.Exports;

/// <summary><c>GET /network.json</c>: the network in the shape of its own list (design, section 10).</summary>
internal static class NetworkFileEndpoint
{
    public static JsonHttpResult<NetworkFile> Get(HttpResponse response, LiveNetwork live, WanderSettings settings, TimeProvider time)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        return TypedResults.Json(NetworkFile.Of(live.Now, settings.Url, time.GetUtcNow()));
    }
}
