using Microsoft.AspNetCore.Localization;
using Wander.Protocol;
using Wander.Web.Localization;

namespace Wander.Web.Requests;

/// <summary>
/// What a visitor's links carry from one answer to the next where no script does: the server keeps nothing about visitors.
/// </summary>
public sealed record VisitorState
{
    /// <summary>The id of the page in the frame; null for none.</summary>
    public string? Page { get; init; }

    /// <summary>The visitor's last pages, as <see cref="SeenPages"/> writes them; empty for none.</summary>
    public string Seen { get; init; } = "";

    /// <summary>The language in which the visitor wants pages; null for any.</summary>
    public string? Language { get; init; }

    /// <summary>
    /// The language of the interface, where the visitor chose another one than their browser asks for; else null.
    /// </summary>
    public string? Ui { get; init; }

    /// <summary>The same as parameters, those without a value left out.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Parameters => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["page"] = Page,
        ["seen"] = Seen,
        ["language"] = Language,
        [InterfaceLanguages.Parameter] = Ui,
    }.Where(parameter => !string.IsNullOrEmpty(parameter.Value));

    /// <summary>What a request carries. Nobody typed it: what cannot be read is left out.</summary>
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

    /// <summary>What a request to the directory carries: there, the parameters of the console mean something else.</summary>
    public static VisitorState UiOnly(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new VisitorState { Ui = UiOf(context) };
    }

    /// <summary>The <see cref="Ui"/> that a request carries; null when it names none, or one that we do not speak.</summary>
    internal static string? UiOf(HttpContext context) =>
        context.Features.Get<IRequestCultureFeature>() is { Provider: QueryStringRequestCultureProvider } asked
            ? asked.RequestCulture.UICulture.Name
            : null;
}
