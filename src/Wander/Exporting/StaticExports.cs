using System.Globalization;
using System.Text;
using Wander.Configuration;
using Wander.Protocol.Network;
using Wander.State;
using Wander.Web.Exports;
using Wander.Web.Localization;
using Wander.Web.Requests;

namespace Wander.Exporting;

/// <summary>The exports of a static console for other programs: those of the service, except addresses with parameters.</summary>
/// <param name="settings">The settings, with the address of this console.</param>
/// <param name="moment">The network.</param>
/// <param name="texts">The interface texts in the language of the export.</param>
internal sealed class StaticExports(WanderSettings settings, NetworkMoment moment, InterfaceTexts texts)
{
    private readonly StaticLinks _links = new(settings, moment.Network, new StaticLocation(""));

    /// <summary>Returns the files.</summary>
    public IEnumerable<StaticFile> Files()
    {
        yield return Text("wander.js", WanderScriptFile.BytesOf(settings));
        yield return new("network.json", new NetworkFile(moment, settings.Url).WriteAsync);
        yield return new("pages.txt", PagesFile.Of(moment.Network).WriteAsync);
        yield return new(BlogrollFile.Path, BlogrollFile.Of(moment, settings, texts).WriteAsync);
        yield return new(SitemapFile.Path, SitemapFile.Of(moment.Network, _links, SiteCapabilities.StaticExport).WriteAsync);
        foreach (var part in Feed())
            yield return part;
        if (settings.Url.Path != "/")
            yield break;
        // These files apply to the whole site, so they are written only when the console is at its root.
        yield return new(BlogrollFile.PathOfSite, BlogrollFile.Of(moment, settings, texts).WriteAsync);
        yield return Text(
            RobotsFile.Path,
            Encoding.UTF8.GetBytes($"User-agent: *\nAllow: /\n\nSitemap: {_links.Absolute(SitemapFile.Path)}\n"));
    }

    private static StaticFile Text(string name, byte[] bytes) =>
        new(name, (stream, cancellationToken) => stream.WriteAsync(bytes, cancellationToken).AsTask());

    private IEnumerable<StaticFile> Feed()
    {
        PageKey? place = null;
        for (var number = 1; number == 1 || place is not null; number++)
        {
            var (start, here) = (place, number);
            string AddressOf(PageKey? other) => _links.Absolute(NameOf(other is null ? 1 : other == start ? here : here + 1));
            var (part, next) = NewPagesFeed.Of(moment.Network, start, settings, _links, texts, AddressOf);
            yield return new(NameOf(number), part.WriteAsync);
            place = next;
        }
    }

    private static string NameOf(int part) =>
        part == 1 ? NewPagesFeed.Path : string.Create(CultureInfo.InvariantCulture, $"feed-{part}.xml");
}
