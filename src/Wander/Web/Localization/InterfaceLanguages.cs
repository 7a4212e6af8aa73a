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

    /// <summary>Their tags; the first is for whoever asks for another one.</summary>
    public static ImmutableArray<string> Tags { get; } = ["en", "fr", "de", "es", "pt", "ja"];

    // Who reads Dutch, Danish, Finnish and French gets French.
    private const int MaximumAccepted = 20;

    private static readonly ImmutableArray<string> Spoken =
        ["text/html", "application/problem+json", MediaTypes.Atom, MediaTypes.Opml];

    /// <summary>By <c>?ui=</c> if somebody chose, else by <c>Accept-Language</c>. No cookie.</summary>
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

    /// <summary>Says of an answer in words in which language it is, and that others get it in another one.</summary>
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

    /// <summary>What a language calls itself: <c>français</c>. A tag that this machine does not know stays a tag.</summary>
    public static string NameOf(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).NativeName;
        }
        catch (CultureNotFoundException) // strangers make up languages, and some machines know none at all
        {
            return tag;
        }
    }
}
