using Microsoft.AspNetCore.Http.HttpResults;
using Wander.Protocol.Network;
using Wander.State;
using Wander.Web.Errors;
using Wander.Web.Localization;
using Wander.Web.Requests;

namespace Wander.Web.Api;

/// <summary>
/// <c>GET /api/recommendation?seen=id,id&amp;language=</c>: picks the next page for a visitor; 503 when no page can be picked.
/// </summary>
internal static class RecommendationEndpoint
{
    public static Results<Ok<Pick>, ProblemHttpResult> Get(
        HttpRequest request,
        HttpResponse response,
        LiveNetwork live,
        Picks picks,
        InterfaceTexts texts,
        string? seen = null,
        string? language = null)
    {
        if (!SeenPages.TryRead(seen, out var ids))
            return Problems.BadRequest(texts, "seen", RecommendationPicker.MaximumSeen);
        if (!LanguageParameter.TryRead(language, out var tag))
            return Problems.BadRequest(texts, "language");

        // With "no-store", browsers would not keep the console page in their back/forward cache when the visitor leaves it.
        response.Headers.CacheControl = "no-cache";
        var network = live.Now.Network;
        var pick = picks.Next(network, ids, tag, request.VisitedOrigin());
        return pick is null ? NothingToRecommend(response, texts, network, tag) : TypedResults.Ok(pick);
    }

    private static ProblemHttpResult NothingToRecommend(
        HttpResponse response, InterfaceTexts texts, NetworkSnapshot network, string? language)
    {
        response.Headers.RetryAfter = "5";
        return TypedResults.Problem(
            texts.NothingToRecommend(network, language),
            statusCode: StatusCodes.Status503ServiceUnavailable,
            title: texts["Error.503"]);
    }
}
