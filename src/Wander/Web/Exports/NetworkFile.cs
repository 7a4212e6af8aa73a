using System.Globalization;
using System.Text.Json.Serialization;
using Wander.Crawling;
using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Network;

namespace Wander.Web.Exports;

/// <summary>
/// <c>network.json</c>, in the shape of the network's own list: the consoles that were read and the pages that they recommend, each
/// with its referrers (design, section 10).
/// </summary>
/// <param name="Date">When the last crawl ended, or now while it runs: <c>2026-05-15 03:59:32 +0000</c>.</param>
/// <param name="Consoles">The consoles, by address.</param>
/// <param name="Pages">The pages, by address.</param>
internal sealed record NetworkFile(
    string Date, IReadOnlyDictionary<string, NetworkFile.Entry> Consoles, IReadOnlyDictionary<string, NetworkFile.Entry> Pages)
{
    internal sealed record Entry([property: JsonPropertyName("referrers")] IReadOnlyList<string> Referrers);

    /// <summary>The file for a moment.</summary>
    /// <param name="moment">What is known.</param>
    /// <param name="self">Our own address: a console that only its own machine can reach is in no list, like the <c>file:</c> ones of the network's own crawl.</param>
    /// <param name="now">The time.</param>
    public static NetworkFile Of(NetworkMoment moment, ConsoleAddress self, DateTimeOffset now)
    {
        var network = moment.Network;
        bool IsListed(NetworkConsole console) => console.Index == network.Self.Index
            ? PublicAddresses.IsPublicHost(self.Host)
            : console.State is ConsoleState.Read or ConsoleState.LastGood;
        string[] Referrers(IEnumerable<int> indexes) =>
            [.. indexes.Select(index => network.Consoles[index]).Where(IsListed).Select(console => console.Address.Value)];

        return new NetworkFile(
            (moment.Crawl.FinishedAt ?? now).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss +0000", CultureInfo.InvariantCulture),
            network.Consoles.Where(IsListed)
                .ToDictionary(
                    console => console.Address.Value, console => new Entry(Referrers(console.Referrers)), StringComparer.Ordinal),
            network.Pages.Select(page => (page.Address, Entry: new Entry(Referrers(page.Recommenders))))
                .Where(page => page.Entry.Referrers.Count > 0)
                .ToDictionary(page => page.Address.Value, page => page.Entry, StringComparer.Ordinal));
    }
}
