using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Wander.Text;

namespace Wander.Web.Localization;

/// <summary>The languages of the interface.</summary>
internal static class InterfaceLanguages
{
    /// <summary>The query parameter that names the language of the interface.</summary>
    public const string Parameter = "ui";

    /// <summary>The tags of the languages. The first is the default for requests that accept none of them.</summary>
    public static ImmutableArray<string> Tags { get; } = ["en", "fr", "de", "es", "pt", "ja"];

    // Visitors can accept many languages before one of these.
    private const int MaximumAccepted = 20;

    private static readonly ImmutableArray<string> Spoken =
        ["text/html", "application/problem+json", MediaTypes.Atom, MediaTypes.Opml];

    /// <summary>Selects the language by <c>?ui=</c>, otherwise by <c>Accept-Language</c>. There is no cookie.</summary>
    public static void Configure(RequestLocalizationOptions options)
    {
        string[] tags = [.. Tags];
        options.SetDefaultCulture(tags[0]).AddSupportedCultures(tags).AddSupportedUICultures(tags);
        options.RequestCultureProviders =
        [
            new QueryStringRequestCultureProvider { QueryStringKey = Parameter, UIQueryStringKey = Parameter },
            new AcceptLanguageHeaderRequestCultureProvider { MaximumAcceptLanguageHeaderValuesToTry = MaximumAccepted },
        ];
    }

    /// <summary>Adds <c>Content-Language</c> and <c>Vary</c> to responses that contain text.</summary>
    public static Task Declare(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var tag = CultureInfo.CurrentUICulture.Name;
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            var type = headers.ContentType.ToString();
            if (Spoken.Any(spoken => type.StartsWith(spoken, StringComparison.Ordinal)))
            {
                headers.ContentLanguage = tag;
                headers.AppendCommaSeparatedValues("Vary", "Accept-Language");
            }
            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <summary>Returns the native name of a language: <c>français</c>. An unknown tag is returned unchanged.</summary>
    public static string NameOf(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).NativeName;
        }
        catch (CultureNotFoundException) // pages declare invented languages, and some machines have no language data
        {
            return tag;
        }
    }
}
