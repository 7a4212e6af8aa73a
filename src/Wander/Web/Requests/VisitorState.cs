using Microsoft.AspNetCore.Localization;
using Wander.Protocol;
using Wander.Web.Localization;

namespace Wander.Web.Requests;

/// <summary>
/// The state of a visitor without JavaScript, as query parameters of the links. The server stores nothing about visitors.
/// </summary>
public sealed record VisitorState
{
    /// <summary>The id of the page in the frame; null for none.</summary>
    public string? Page { get; init; }

    /// <summary>
    /// The ids of the pages that the visitor saw last, in the format of <see cref="SeenPages.Write"/>; empty for none.
    /// </summary>
    public string Seen { get; init; } = "";

    /// <summary>The language of the pages to pick from; null for any.</summary>
    public string? Language { get; init; }

    /// <summary>
    /// The interface language when the visitor chose one; null when <c>Accept-Language</c> decides.
    /// </summary>
    public string? Ui { get; init; }

    /// <summary>The state as query parameters, without empty ones.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Parameters => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["page"] = Page,
        ["seen"] = Seen,
        ["language"] = Language,
        [InterfaceLanguages.Parameter] = Ui,
    }.Where(parameter => !string.IsNullOrEmpty(parameter.Value));

    /// <summary>
    /// Reads the state from the query of a request. Links write these parameters, not visitors, so invalid values are ignored.
    /// </summary>
    public static VisitorState Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var query = context.Request.Query;
        SeenPages.TryRead(query["seen"], out var seen);
        LanguageParameter.TryRead(query["language"], out var language);
        return new VisitorState
        {
            Page = PageId.TryParse(query["page"].ToString(), out var page) ? page.ToString() : null,
            Seen = SeenPages.Write(seen),
            Language = language,
            Ui = UiOf(context),
        };
    }

    /// <summary>
    /// Reads only <see cref="Ui"/> from a request. In the directory, the other parameters have different meanings.
    /// </summary>
    public static VisitorState UiOnly(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new VisitorState { Ui = UiOf(context) };
    }

    /// <summary>
    /// Returns the interface language in the query of a request; null when it contains none or one that is not supported.
    /// </summary>
    internal static string? UiOf(HttpContext context) =>
        context.Features.Get<IRequestCultureFeature>() is { Provider: QueryStringRequestCultureProvider } requested
            ? requested.RequestCulture.UICulture.Name
            : null;
}
