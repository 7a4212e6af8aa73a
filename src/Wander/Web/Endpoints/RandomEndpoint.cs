using Wander.State;
using Wander.Web.Components;
using Wander.Web.Localization;
using Wander.Web.Requests;

namespace Wander.Web.Endpoints;

/// <summary><c>GET /random?language=</c>: redirects to a pick, for bookmarks and command-line tools.</summary>
internal static class RandomEndpoint
{
    public static IResult Get(HttpContext context, LiveNetwork live, Picks picks, InterfaceTexts texts, string? language = null)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!LanguageParameter.TryRead(language, out var tag))
            return MessagePage.Answer(
                context, StatusCodes.Status400BadRequest, texts["Error.language"], texts["Advice.language"]);
        var network = live.Now.Network;
        var pick = picks.Next(network, [], tag, context.Request.VisitedOrigin());
        return pick is null
            ? MessagePage.Answer(
                context, StatusCodes.Status503ServiceUnavailable, texts["Error.503"], texts.NothingToRecommend(network, tag))
            : TypedResults.Redirect(pick.Url);
    }
}
