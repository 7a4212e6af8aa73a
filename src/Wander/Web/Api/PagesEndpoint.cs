using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wander.Failures;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.Searching;
using Wander.State;
using Wander.Web.Directory;
using Wander.Web.Errors;
using Wander.Web.Localization;
using Wander.Web.Requests;

namespace Wander.Web.Api;

/// <summary>
/// <c>GET /api/pages?q=&amp;language=&amp;console=&amp;verdict=&amp;after=&amp;limit=</c>: lists the pages of the network that
/// match the filters, ordered by id, one part per response.
/// </summary>
internal static class PagesEndpoint
{
    // More is true when counting stopped early, so that Total is a lower bound; null when Total is exact.
    internal sealed record Answer(int Total, bool? More, string? Next, IReadOnlyList<PageEntry> Pages);

    internal sealed record PageEntry(
        string Id,
        string Url,
        string Frame,
        Verdict Verdict,
        string? Reason,
        string? Kind,
        string? Title,
        string? Description,
        string? Language,
        string? Note,
        string? Feed,
        IReadOnlyList<string> RecommendedBy,
        DateTime FirstSeen,
        DateTime? CheckedAt);

    internal sealed record Query
    {
        public string? Q { get; init; }

        public string? Language { get; init; }

        public string? Console { get; init; }

        public string? Verdict { get; init; }

        public string? After { get; init; }

        public string? Limit { get; init; }
    }

    public static Results<Ok<Answer>, ProblemHttpResult> Get(
        [AsParameters] Query query,
        LiveNetwork live,
        PageLists lists,
        FrameAttributes framing,
        InterfaceTexts texts,
        CancellationToken cancellationToken)
    {
        var network = live.Now.Network;
        if (!LanguageParameter.TryRead(query.Language, out var language))
            return Problems.BadRequest(texts, "language");
        if (!VerdictNames.TryRead(query.Verdict, out var verdict))
            return Problems.BadRequest(texts, "verdict", string.Join(", ", VerdictNames.Names));
        NetworkConsole? console = null;
        if (!string.IsNullOrEmpty(query.Console) && !network.TryFindConsole(query.Console, out console))
            return Problems.BadRequest(texts, "console");
        if (!TryReadAfter(query.After, out var after))
            return Problems.BadRequest(texts, "after");
        if (!Paging.TryReadLimit(query.Limit, out var limit))
            return Problems.BadRequest(texts, "limit", Paging.MaximumLimit);

        var filter = new PageFilter
        {
            Terms = SearchTerms.Read(query.Q),
            Language = language,
            Console = console,
            Verdict = verdict,
        };
        var list = lists.Find(
            network, filter, new PagePart(PageOrder.ById, limit) { From = new PageKey(Rank: 0, after) }, cancellationToken);
        return TypedResults.Ok(new Answer(
            list.Total,
            list.IsExact ? null : true,
            list.Next?.ToString(),
            [.. list.Pages.Select(page => Describe(network, framing, page))]));
    }

    private static PageEntry Describe(NetworkSnapshot network, FrameAttributes framing, NetworkPage page) => new(
        page.Address.Id.ToString(),
        page.Address.Value,
        framing.FrameOf(page),
        page.Verdict,
        page.Check.Failure is { } failure ? FailureText.Of(failure, CultureInfo.CurrentUICulture) : null,
        FailureNames.Of(page.Check.Failure),
        page.Check.Title,
        page.Check.Description,
        page.Language,
        page.Note,
        page.Check.Feed?.Value,
        [.. page.Recommenders.Select(index => network.Consoles[index].Address.Value)],
        page.FirstSeen.UtcDateTime,
        page.Check.CheckedAt?.UtcDateTime);

    // `next` is the first id of the next part, not the last id of this part, because a page can disappear between two requests.
    private static bool TryReadAfter(string? text, out PageId after)
    {
        after = default;
        return string.IsNullOrEmpty(text) || PageId.TryParse(text, out after);
    }
}
