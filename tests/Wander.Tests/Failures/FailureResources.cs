using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Resources;
using Wander.Failures;

using Wander.Web.Localization;

namespace Wander.Tests.Failures;

/// <summary>The texts of failures as they are compiled.</summary>
internal static class FailureResources
{
    private static readonly ResourceManager Resources = new("Wander.Failures.FailureTexts", typeof(FailureText).Assembly);

    /// <summary>English, in which each text is written first.</summary>
    public static ImmutableSortedDictionary<string, string> English { get; } = In("en");

    /// <summary>The other languages of the interface.</summary>
    public static string[] OtherLanguages { get; } = [.. InterfaceLanguages.Tags.Where(tag => tag != "en")];

    /// <summary>The texts of one language, without those that it would inherit from English.</summary>
    public static ImmutableSortedDictionary<string, string> In(string tag)
    {
        // English is the neutral language, which the invariant culture has.
        var culture = tag == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(tag);
        var texts = Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false);
        Assert.NotNull(texts);
        return texts.Cast<DictionaryEntry>()
            .ToImmutableSortedDictionary(text => (string)text.Key, text => (string)text.Value!, StringComparer.Ordinal);
    }
}
