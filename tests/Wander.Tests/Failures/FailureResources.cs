using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Resources;
using Wander.Failures;
using Wander.Web.Localization;

namespace Wander.Tests.Failures;

/// <summary>Reads the compiled texts of failures.</summary>
internal static class FailureResources
{
    private static readonly ResourceManager Resources = new("Wander.Failures.FailureTexts", typeof(FailureText).Assembly);

    /// <summary>The English texts, from which the others are translated.</summary>
    public static ImmutableSortedDictionary<string, string> English { get; } = In("en");

    /// <summary>The language tags of the interface without <c>en</c>.</summary>
    public static string[] OtherLanguages { get; } = [.. InterfaceLanguages.Tags.Where(tag => tag != "en")];

    /// <summary>Returns the texts of one language, without those that it would inherit from English.</summary>
    public static ImmutableSortedDictionary<string, string> In(string tag)
    {
        // English is the neutral language, so its texts belong to the invariant culture.
        var culture = tag == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(tag);
        var texts = Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false);
        Assert.NotNull(texts);
        return texts.Cast<DictionaryEntry>()
            .ToImmutableSortedDictionary(text => (string)text.Key, text => (string)text.Value!, StringComparer.Ordinal);
    }
}
