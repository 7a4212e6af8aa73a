using Microsoft.AspNetCore.Localization;

namespace Wander.Web;

/// <summary>
/// What a visitor's links carry from one answer to the next where no script does: the server keeps nothing about visitors (design,
/// section 8).
/// </summary>
public sealed record Visit
{
    /// <summary>The parameter that names the language of the interface.</summary>
    public const string UiParameter = "ui";

    /// <summary>The id of the page in the frame; null for none.</summary>
    public string? Page { get; init; }

    /// <summary>The visitor's last pages, as <see cref="SeenPages"/> writes them; empty for none.</summary>
    public string Seen { get; init; } = "";

    /// <summary>The language in which the visitor wants pages; null for any.</summary>
    public string? Language { get; init; }

    /// <summary>The language of the interface, where the visitor chose another one than their browser asks for; else null.</summary>
    public string? Ui { get; init; }

    /// <summary>The same as parameters, those without a value left out.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Parameters => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["page"] = Page,
        ["seen"] = Seen,
        ["language"] = Language,
        [UiParameter] = Ui,
    }.Where(parameter => !string.IsNullOrEmpty(parameter.Value));

    /// <summary>The language of the interface that a request asks for by name; null when there is none, or we do not speak it.</summary>
    public static string? UiOf(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<IRequestCultureFeature>() is { Provider: QueryStringRequestCultureProvider } asked
            ? asked.RequestCulture.UICulture.Name
            : null;
    }
}
