using Microsoft.AspNetCore.Http.HttpResults;
using Wander.Crawling;
using Wander.Protocol;
using Wander.Protocol.Network;

namespace Wander.Web.Api;

/// <summary>
/// <c>GET /api/pages?q=&amp;language=&amp;console=&amp;verdict=&amp;after=&amp;limit=</c>: what is known, in the order of the ids, in
/// parts (design, section 11).
/// </summary>
internal static class PagesEndpoint
{
    internal sealed record PageList(int Total, string? Next, IReadOnlyList<PageEntry> Pages);

    internal sealed record PageEntry(
        string Id,
        string Url,
        string Frame,
        Verdict Verdict,
        string? Reason,
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

    public static Results<Ok<PageList>, ProblemHttpResult> Get([AsParameters] Query query, LiveNetwork live, Framing framing, Words words)
    {
        var network = live.Now.Network;
        if (!Languages.TryRead(query.Language, out var language))
            return Problems.BadRequest(words, "language");
        if (!Verdicts.TryRead(query.Verdict, out var verdict))
            return Problems.BadRequest(words, "verdict", string.Join(", ", Verdicts.Names));
        if (!TryReadConsole(network, query.Console, out var console))
            return Problems.BadRequest(words, "console");
        if (!TryReadAfter(query.After, out var after))
            return Problems.BadRequest(words, "after");
        if (!Paging.TryReadLimit(query.Limit, out var limit))
            return Problems.BadRequest(words, "limit", Paging.MaximumLimit);

        bool Matches(NetworkPage page) =>
            (string.IsNullOrEmpty(query.Q) || Says(page, query.Q))
            && (language is null || LanguageTag.Matches(page.Language, language))
            && (console is null || page.Recommenders.Contains(console.Index))
            && (verdict is null || page.Verdict == verdict);

        var part = network.PagesFrom(after).Where(Matches).Take(limit + 1).ToList();
        return TypedResults.Ok(new PageList(
            network.Pages.Count(Matches),
            part.Count > limit ? part[limit].Address.Id.ToString() : null,
            [.. part.Take(limit).Select(page => Describe(network, framing, page))]));
    }

    private static PageEntry Describe(NetworkSnapshot network, Framing framing, NetworkPage page) => new(
        page.Address.Id.ToString(),
        page.Address.Value,
        framing.FrameOf(page),
        page.Verdict,
        page.Check.Reason,
        page.Check.Title,
        page.Check.Description,
        page.Language,
        page.Note,
        page.Check.Feed?.Value,
        [.. page.Recommenders.Select(index => network.Consoles[index].Address.Value)],
        page.FirstSeen.UtcDateTime,
        page.Check.CheckedAt?.UtcDateTime);

    private static bool Says(NetworkPage page, string text)
    {
        bool Has(string? where) => where?.Contains(text, StringComparison.OrdinalIgnoreCase) ?? false;
        return Has(page.Address.Value) || Has(page.Check.Title) || Has(page.Check.Description);
    }

    private static bool TryReadConsole(NetworkSnapshot network, string? text, out NetworkConsole? console)
    {
        console = null;
        return string.IsNullOrEmpty(text)
            || (ConsoleAddress.TryParse(text, out var address) && network.TryFindConsole(address, out console));
    }

    // `next` is the first id of the next part, not the last of this one: pages may go between two requests.
    private static bool TryReadAfter(string? text, out PageId after)
    {
        after = default;
        return string.IsNullOrEmpty(text) || PageId.TryParse(text, out after);
    }
}
