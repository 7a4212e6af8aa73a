using Microsoft.AspNetCore.Http.HttpResults;
using Wander.Configuration;
using Wander.Protocol;
using Wander.Protocol.Network;
using Wander.State;
using Wander.Web.Components.Home;
using Wander.Web.Localization;
using Wander.Web.Requests;

namespace Wander.Web.Endpoints;

/// <summary>
/// <c>GET /</c>: shows the console page with a pick in its frame. No parameter value causes an error: when a value cannot be
/// used, the page shows a remark, where possible with another pick.
/// </summary>
internal static class ConsoleEndpoint
{
    /// <summary>The query parameters.</summary>
    internal sealed record Query
    {
        /// <summary>The id of the page to show (a permalink).</summary>
        public string? Page { get; init; }

        /// <summary>The ids of the pages that the visitor saw last, as <see cref="SeenPages"/> reads them.</summary>
        public string? Seen { get; init; }

        /// <summary>The language of the pages to pick from; null or empty for any.</summary>
        public string? Language { get; init; }

        /// <summary>The text of the address box, which the form submits when JavaScript is not available.</summary>
        public string? Address { get; init; }
    }

    // Returns IResult because the Request Delegate Generator does not see types that the Razor generator creates.
    public static IResult Get(
        [AsParameters] Query query,
        HttpContext context,
        LiveNetwork live,
        Picks picks,
        WanderSettings settings,
        InterfaceTexts texts)
    {
        context.Response.Headers.CacheControl = "no-store";
        var moment = live.Now;
        SeenPages.TryRead(query.Seen, out var seen);
        var isLanguage = LanguageParameter.TryRead(query.Language, out var language);
        var visited = context.Request.VisitedOrigin();

        var (pick, remark, typed, isRefused) = Choose(moment.Network);
        var history = pick is null ? seen : SeenPages.With(seen, pick.PageId);
        return new RazorComponentResult<ConsolePage>(new
        {
            View = new ConsoleView(moment, pick, remark)
            {
                Typed = typed,
                IsRefused = isRefused,
                IsPermalink = pick is not null && pick.Id == query.Page,
                VisitorState = VisitorState.Of(context) with { Page = pick?.Id, Seen = SeenPages.Write(history) },
                // Without JavaScript, the Wander button is a link to a permalink, so that the browser's Back button returns to
                // the same picks.
                Next = picks.Next(moment.Network, history, language, visited),
            },
        });

        Choice Choose(NetworkSnapshot network)
        {
            if (!string.IsNullOrWhiteSpace(query.Address))
                return Typed(network, query.Address.Trim());
            if (PageId.TryParse(query.Page, out var id) && network.TryFindPage(id, out var page))
                return Known(network, page);
            var next = picks.Next(network, seen, language, visited);
            if (next is null)
                return new(null, texts.NothingToRecommend(network, language));
            if (!isLanguage)
                return new(next, texts["NoLanguage"]);
            return new(next, query.Page is null ? null : texts["UnknownPage"]);
        }

        Choice Typed(NetworkSnapshot network, string text)
        {
            if (!TypedAddress.TryRead(text, out var address))
                // The text is not put into the address box, because the Open link leads to the address in that box.
                return new(null, texts.NoAddress(text), IsRefused: true);
            if (settings.Ignore.Find(address.Value) is { } pattern)
                return new(null, texts.Hidden(pattern), address.Value, IsRefused: true);
            return network.TryFindPage(address.Id, out var page)
                ? Known(network, page)
                : new(null, texts["NobodyRecommends"], address.Value);
        }

        Choice Known(NetworkSnapshot network, NetworkPage page) => texts.WhyNotShown(page.Check) is { } reason
            ? new(null, reason, page.Address.Value, IsRefused: true)
            : new(picks.Of(network, page, visited), Remark: null);
    }

    private sealed record Choice(Pick? Pick, string? Remark, string? Typed = null, bool IsRefused = false);
}
