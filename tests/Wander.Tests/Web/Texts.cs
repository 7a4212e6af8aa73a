using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Wander.Configuration;
using Wander.Protocol.Findings;
using Wander.Web.Directory;
using Wander.Web.Localization;
using Wander.Web.Parts;

namespace Wander.Tests.Web;

/// <summary>The compiled texts of the interface, and the names of the texts that the sources use.</summary>
internal static partial class Texts
{
    private static readonly ResourceManager Resources = new(
        "Wander.Web.Localization.InterfaceTexts", typeof(InterfaceTexts).Assembly);

    /// <summary>The English texts.</summary>
    public static ImmutableSortedDictionary<string, string> English { get; } = In("en");

    /// <summary>The tags of the other languages.</summary>
    public static string[] OtherLanguages { get; } = [.. InterfaceLanguages.Tags.Where(tag => tag != "en")];

    /// <summary>Returns the texts of a language, without the English ones that replace missing texts.</summary>
    public static ImmutableSortedDictionary<string, string> In(string tag)
    {
        // The neutral resources contain the English texts.
        var culture = tag == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(tag);
        var texts = Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false);
        Assert.NotNull(texts);
        return texts.Cast<DictionaryEntry>().ToImmutableSortedDictionary(
            text => (string)text.Key, text => (string)text.Value!, StringComparer.Ordinal);
    }

    /// <summary>Returns the names of the texts that the sources use.</summary>
    public static ImmutableSortedSet<string> Used()
    {
        var sources = Sources();
        var all = string.Concat(sources.Values);
        var computed = ComputedEndings(sources);
        Assert.Equal(computed.Keys.Order(), Computed.Matches(all).Select(match => match.Groups["name"].Value).Distinct().Order());
        return
        [
            .. Literal.Matches(all).Select(match => match.Groups["name"].Value),
            .. Counted.Matches(all).SelectMany(
                match => new[] { match.Groups["name"].Value + ".one", match.Groups["name"].Value + ".other" }),
            .. OnDay.Matches(all).SelectMany(
                match => new[] { match.Groups["name"].Value + ".Relative", match.Groups["name"].Value + ".Date" }),
            .. computed.SelectMany(name => name.Value.Select(ending => $"{name.Key}.{ending}")),
        ];
    }

    // Returns the names of texts that the sources compute: the first part of the name, and the possible endings.
    private static Dictionary<string, IEnumerable<string>> ComputedEndings(IReadOnlyDictionary<string, string> sources) =>
        new(StringComparer.Ordinal)
        {
            ["Advice.parameter"] = Refused.Matches(string.Concat(sources.Values)).Select(match => match.Groups["name"].Value),
            ["Base"] = Named.Matches(sources["BasePart.razor"]).Select(match => match.Groups["name"].Value)
            .Concat(["wander.js", "network.json", "blogroll.opml", "feed.xml", "recommended.xml", "pages.txt"]),
            ["ConsoleState"] = Enum.GetNames<ConsoleState>(),
            ["Crawl"] = Named.Matches(sources["CrawlPart.razor"]).Select(match => match.Groups["name"].Value),
            ["Part"] = Enum.GetNames<ConsolePart>(),
            ["Referral"] = Enum.GetNames<Referral>(),
            ["Section"] = Enum.GetNames<DirectorySection>(),
            ["Verdict"] = Enum.GetNames<Verdict>(),
            // Pages with these two verdicts are shown, so they have no such text.
            ["WhyNotShown"] = Enum.GetNames<Verdict>().Except([nameof(Verdict.Embeddable), nameof(Verdict.Unchecked)]),
        };

    /// <summary>Creates the localized texts as the service and the export do.</summary>
    /// <param name="clock">The clock; null as in a static export.</param>
    public static InterfaceTexts Localized(TimeProvider? clock = null) => new(
        new StringLocalizer<InterfaceTexts>(
            new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance)),
        clock);

    private static Dictionary<string, string> Sources() => System.IO.Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "sources"), "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) != "_Imports.razor")
        .ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal);

    /// <summary>A placeholder: <c>{0}</c>.</summary>
    [GeneratedRegex(@"\{\d+\}", RegexOptions.NonBacktracking)]
    public static partial Regex Placeholder { get; }

    [GeneratedRegex("""\b([Tt]exts|this)\["(?<name>[^"]+)"[\],]""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Literal { get; }

    [GeneratedRegex("""\b[Tt]exts\.(Count|Form)\("(?<name>[^"]+)",""",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Counted { get; }

    [GeneratedRegex("""\bOnDay\([Tt]exts, "(?<name>[^"]+)"[,)]""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex OnDay { get; }

    [GeneratedRegex("""\b([Tt]exts|this)\[\$"(?<name>[A-Za-z.]+)\.\{""",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Computed { get; }

    [GeneratedRegex("""BadRequest\(texts, "(?<name>[^"]+)"[,)]""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Refused { get; }

    [GeneratedRegex("""^ +\("(?<name>[^"]+)", """,
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Named { get; }
}
