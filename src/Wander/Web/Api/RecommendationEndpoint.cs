using Microsoft.AspNetCore.Http.HttpResults;
using Wander.Protocol.Network;
using Wander.State;
using Wander.Web.Errors;
using Wander.Web.Localization;
using Wander.Web.Requests;

namespace Wander.Web.Api;

/// <summary><c>GET /api/recommendation?seen=id,id&amp;language=</c>: the next page for a visitor (design, section 11).</summary>
internal static class RecommendationEndpoint
{
    public static Results<Ok<Pick>, ProblemHttpResult> Get(
        HttpRequest request, HttpResponse response, LiveNetwork live, Picks picks, Words words, string? seen = null, string? language = null)
    {
        if (!SeenPages.TryRead(seen, out var ids))
            return Problems.BadRequest(words, "seen", RecommendationPicker.MaximumSeen);
        if (!Languages.TryRead(language, out var tag))
            return Problems.BadRequest(words, "language");

        response.Headers.CacheControl = "no-cache"; // "no-store" would keep browsers from keeping the console that a visitor leaves
        var network = live.Now.Network;
        var pick = picks.Next(network, ids, tag, request.VisitedOrigin());
        return pick is null ? NothingToRecommend(response, words, network, tag) : TypedResults.Ok(pick);
    }

    private static ProblemHttpResult NothingToRecommend(HttpResponse response, Words words, NetworkSnapshot network, string? language)
    {
        response.Headers.RetryAfter = "5";
        return TypedResults.Problem(
            words.NothingToRecommend(network, language),
            statusCode: StatusCodes.Status503ServiceUnavailable,
            title: words["Error.503"]);
    }
}
