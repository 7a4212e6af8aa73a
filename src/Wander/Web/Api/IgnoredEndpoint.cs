using Microsoft.AspNetCore.Http.HttpResults;
using Wander.Configuration;
using Wander.Web.Errors;
using Wander.Web.Localization;

namespace Wander.Web.Api;

/// <summary>
/// <c>GET /api/ignored?url=</c>: reports whether the ignore list hides an address, with the pattern, its reason and its source.
/// </summary>
internal static class IgnoredEndpoint
{
    private const int MaximumLength = 2048;

    internal sealed record Answer(string Url, bool Ignored, string? Pattern, string? Reason, string? Source);

    public static Results<Ok<Answer>, ProblemHttpResult> Get(WanderSettings settings, InterfaceTexts texts, string? url = null)
    {
        if (string.IsNullOrWhiteSpace(url) || url.Length > MaximumLength)
            return Problems.BadRequest(texts, "url", InterfaceTexts.Number(MaximumLength));
        var pattern = settings.Ignore.Find(url.Trim());
        return TypedResults.Ok(new Answer(url, pattern is not null, pattern?.Text, pattern?.Reason, pattern?.Source?.ToString()));
    }
}
