using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Wander.Configuration;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.Web.Directory;
using Wander.Web.Localization;
using Wander.Web.Map;
using Wander.Web.Requests;

namespace Wander.Exporting;

/// <summary>
/// The addresses of a static console's files. Links are relative, so that it works below any path and on any host; what a
/// service is asked with parameters has a folder here. Names are ours: none has anybody else's text in it.
/// </summary>
/// <param name="settings">Our address.</param>
/// <param name="network">The network.</param>
/// <param name="place">The page that the links are on.</param>
internal sealed class StaticLinks(WanderSettings settings, NetworkSnapshot network, StaticLocation place) : SiteLinks(settings)
{
    /// <inheritdoc />
    public override string Root => place.Root;

    /// <inheritdoc />
    public override string AllConsoles => To(DirectorySections.PathOf(DirectorySection.Consoles));

    /// <inheritdoc />
    public override string AllPages(Verdict? verdict = null) =>
        To("directory", new DirectoryQuery { Verdict = verdict is { } known ? VerdictNames.NameOf(known) : null }.Parameters);

    /// <summary>The folder of a list of the directory.</summary>
    public static string FolderOf(DirectoryQuery query) => query switch
    {
        // With a word before it: some systems cannot have a folder named `aux`.
        { Language: { } language } => $"directory/in-{language}/",
        { Verdict: { } verdict } => $"directory/verdict-{verdict}/",
        { Sort: DirectoryQuery.MostRecommended } => "directory/recommended/",
        _ => "directory/",
    };

    /// <summary>The folder of a console, by its address.</summary>
    public static string FolderOf(string console) =>
        $"directory/console/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(console)).AsSpan(0, 8))}/";

    /// <summary>The folder of the map in a size.</summary>
    public static string FolderOf(MapSize size) => size is MapSize.Fitting ? "map/" : $"map/{MapLinks.NameOf(size)}/";

    /// <inheritdoc />
    protected override string Place(string path, IEnumerable<KeyValuePair<string, string?>> parameters)
    {
        var asked = parameters.Where(parameter => !string.IsNullOrEmpty(parameter.Value))
            .DistinctBy(parameter => parameter.Key, StringComparer.Ordinal)
            .ToDictionary(parameter => parameter.Key, parameter => parameter.Value!, StringComparer.Ordinal);
        return path switch
        {
            "" => base.Place(path, asked.Where(parameter => parameter.Key is "page").Select(ToNullable)),
            "directory" => PartOf(FolderOf(ListOf(asked)), asked),
            "directory/console" => PartOf(FolderOf(asked["url"]), asked),
            "directory/consoles" => PartOfConsoles(asked),
            "map" => OnMap(asked),
            "console" => "console/",
            _ when path.StartsWith("console/", StringComparison.Ordinal) => path + "/",
            _ => path, // a file
        };
    }

    private static KeyValuePair<string, string?> ToNullable(KeyValuePair<string, string> parameter) =>
        new(parameter.Key, parameter.Value);

    private static DirectoryQuery ListOf(Dictionary<string, string> asked) => new()
    {
        Language = asked.GetValueOrDefault("language"),
        Verdict = asked.GetValueOrDefault("verdict"),
        Sort = asked.GetValueOrDefault("sort"),
    };

    // Pages lead from one part to the next and to the one before, by the key of a page.
    private string PartOf(string folder, Dictionary<string, string> asked)
    {
        var part = asked.ContainsKey("after") ? place.Part + 1 : asked.ContainsKey("before") ? place.Part - 1 : 1;
        return new StaticLocation(folder, part).Path;
    }

    // By the console behind which a part begins.
    private string PartOfConsoles(Dictionary<string, string> asked)
    {
        var before = network.TryFindConsole(asked.GetValueOrDefault("after"), out var console) ? console.Index + 1 : 0;
        return new StaticLocation("directory/consoles/", (before / ConsolesQuery.PartLength) + 1).Path;
    }

    private string OnMap(Dictionary<string, string> asked)
    {
        var size = Enum.GetValues<MapSize>().FirstOrDefault(size => MapLinks.NameOf(size) == asked.GetValueOrDefault("size"));
        var isDrawn = network.TryFindConsole(asked.GetValueOrDefault("console"), out var console)
            && console.Index < NetworkMaps.MaximumShown;
        return FolderOf(size) + (isDrawn ? string.Create(CultureInfo.InvariantCulture, $"#console-{console!.Index}") : "");
    }
}
