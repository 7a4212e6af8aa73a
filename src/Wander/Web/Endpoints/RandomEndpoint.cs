using Wander.State;
using Wander.Web.Components;
using Wander.Web.Localization;
using Wander.Web.Requests;

namespace Wander.Web.Endpoints;

/// <summary><c>GET /random</c>: a redirect to a pick, for bookmarks and the command line (design, section 11).</summary>
internal static class RandomEndpoint
{
    public static IResult Get(HttpContext context, LiveNetwork live, Picks picks, Words words, string? language = null)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!Languages.TryRead(language, out var tag))
            return MessagePage.Answer(context, StatusCodes.Status400BadRequest, words["Error.language"], words["Advice.language"]);
        var network = live.Now.Network;
        var pick = picks.Next(network, [], tag, context.Request.VisitedOrigin());
        return pick is null
            ? MessagePage.Answer(context, StatusCodes.Status503ServiceUnavailable, words["Error.503"], words.NothingToRecommend(network, tag))
            : TypedResults.Redirect(pick.Url);
    }
}
