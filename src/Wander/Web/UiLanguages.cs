using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Wander.Web;

/// <summary>The languages of the interface (design, section 9).</summary>
internal static class UiLanguages
{
    /// <summary>Their tags; the first is for whoever asks for another one.</summary>
    public static ImmutableArray<string> Tags { get; } = ["en", "fr", "de", "es", "pt", "ja"];

    // Who reads Dutch, Danish, Finnish and French gets French.
    private const int MaximumAccepted = 20;

    /// <summary>By <c>?ui=</c> if somebody chose, else by <c>Accept-Language</c>. No cookie.</summary>
    public static void Configure(RequestLocalizationOptions options)
    {
        string[] tags = [.. Tags];
        options.SetDefaultCulture(tags[0]).AddSupportedCultures(tags).AddSupportedUICultures(tags);
        options.ApplyCurrentCultureToResponseHeaders = true;
        options.RequestCultureProviders =
        [
            new QueryStringRequestCultureProvider { QueryStringKey = Visit.UiParameter, UIQueryStringKey = Visit.UiParameter },
            new AcceptLanguageHeaderRequestCultureProvider { MaximumAcceptLanguageHeaderValuesToTry = MaximumAccepted },
        ];
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
