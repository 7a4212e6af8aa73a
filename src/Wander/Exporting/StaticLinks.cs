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
/// The links of a static export. They are relative, so that it works under any path and on any host. Each list that the service
/// returns for query parameters is a folder here. File names never contain text of other sites.
/// </summary>
/// <param name="settings">The settings, with the address of this console.</param>
/// <param name="network">The network.</param>
/// <param name="place">The page that contains the links.</param>
internal sealed class StaticLinks(WanderSettings settings, NetworkSnapshot network, StaticLocation place) : SiteLinks(settings)
{
    /// <inheritdoc />
    public override string Root => place.Root;

    /// <inheritdoc />
    public override string AllConsoles => To(DirectorySections.PathOf(DirectorySection.Consoles));

    /// <inheritdoc />
    public override string AllPages(Verdict? verdict = null) =>
        To("directory", new DirectoryQuery { Verdict = verdict is { } known ? VerdictNames.NameOf(known) : null }.Parameters);

    /// <summary>Returns the folder of a list of the directory.</summary>
    public static string FolderOf(DirectoryQuery query) => query switch
    {
        // The prefix avoids names such as `aux`, which Windows reserves.
        { Language: { } language } => $"directory/in-{language}/",
        { Verdict: { } verdict } => $"directory/verdict-{verdict}/",
        { Sort: DirectoryQuery.MostRecommended } => "directory/recommended/",
        _ => "directory/",
    };

    /// <summary>Returns the folder of a console: a hash of its address.</summary>
    public static string FolderOf(string console) =>
        $"directory/console/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(console)).AsSpan(0, 8))}/";

    /// <summary>Returns the folder of the map in a size.</summary>
    public static string FolderOf(MapSize size) => size is MapSize.Fitting ? "map/" : $"map/{MapLinks.NameOf(size)}/";

    /// <inheritdoc />
    protected override string Place(string path, IEnumerable<KeyValuePair<string, string?>> parameters)
    {
        var values = parameters.Where(parameter => !string.IsNullOrEmpty(parameter.Value))
            .DistinctBy(parameter => parameter.Key, StringComparer.Ordinal)
            .ToDictionary(parameter => parameter.Key, parameter => parameter.Value!, StringComparer.Ordinal);
        return path switch
        {
            "" => base.Place(path, values.Where(parameter => parameter.Key is "page").Select(ToNullable)),
            "directory" => PartOf(FolderOf(ListOf(values)), values),
            "directory/console" => PartOf(FolderOf(values["url"]), values),
            "directory/consoles" => PartOfConsoles(values),
            "map" => OnMap(values),
            "console" => "console/",
            _ when path.StartsWith("console/", StringComparison.Ordinal) => path + "/",
            _ => path, // a file
        };
    }

    private static KeyValuePair<string, string?> ToNullable(KeyValuePair<string, string> parameter) =>
        new(parameter.Key, parameter.Value);

    private static DirectoryQuery ListOf(Dictionary<string, string> values) => new()
    {
        Language = values.GetValueOrDefault("language"),
        Verdict = values.GetValueOrDefault("verdict"),
        Sort = values.GetValueOrDefault("sort"),
    };

    // A page links to the next and the previous part of its list, with `after` or `before` and the key of a page.
    private string PartOf(string folder, Dictionary<string, string> values)
    {
        var part = values.ContainsKey("after") ? place.Part + 1 : values.ContainsKey("before") ? place.Part - 1 : 1;
        return new StaticLocation(folder, part).Path;
    }

    // `after` is the last console before the part.
    private string PartOfConsoles(Dictionary<string, string> values)
    {
        var before = network.TryFindConsole(values.GetValueOrDefault("after"), out var console) ? console.Index + 1 : 0;
        return new StaticLocation("directory/consoles/", (before / ConsolesQuery.PartLength) + 1).Path;
    }

    private string OnMap(Dictionary<string, string> values)
    {
        var size = Enum.GetValues<MapSize>().FirstOrDefault(size => MapLinks.NameOf(size) == values.GetValueOrDefault("size"));
        var isDrawn = network.TryFindConsole(values.GetValueOrDefault("console"), out var console)
            && console.Index < NetworkMaps.MaximumShown;
        return FolderOf(size) + (isDrawn ? string.Create(CultureInfo.InvariantCulture, $"#console-{console!.Index}") : "");
    }
}
