using Wander.Protocol;

namespace Wander.Browser.Tests.Browsing;

/// <summary>A console in a replay of the real network of May 2026.</summary>
internal static class RealConsole
{
    /// <summary>The public address of the console.</summary>
    public const string Url = "https://console.example/";

    /// <summary>The settings of the console.</summary>
    public const string Yaml = $"""
        title: A console by the sea
        url: {Url}
        consoles:
          - https://susam.net/wander/
          - https://dahlstrand.net/wander/
        pages:
          - url: https://midnight.pub/
            note: Slow, kind, and alive.
          - https://int10h.org/
        """;

    /// <summary>
    /// Starts the console and waits until it has crawled the network, and checked its pages if requested. All sites of the
    /// network work.
    /// </summary>
    public static async Task<WanderHost> StartAsync(
        ReplayedNetwork network, string yaml = Yaml, IReadOnlyDictionary<string, string>? files = null, bool isChecking = false)
    {
        RealNetwork.Read().Serve(network, withFaults: false);
        var host = await WanderHost.StartAsync(network, yaml, files, isChecking: isChecking);
        _ = isChecking
            ? await host.WhenCheckedAsync(TestContext.Current.CancellationToken)
            : await host.WhenCrawledAsync(TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>Returns the canonical addresses of all pages with the consoles that recommend them.</summary>
    public static IReadOnlyDictionary<string, HashSet<string>> Recommenders()
    {
        var recommenders = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal)
        {
            ["https://midnight.pub/"] = [Url],
            ["https://int10h.org/"] = [Url],
        };
        foreach (var (page, consoles) in RealNetwork.Read().Pages)
        {
            if (!PageAddress.TryParse(page, out var address))
                continue;
            var known = recommenders.TryGetValue(address.Value, out var others) ? others : recommenders[address.Value] = [];
            known.UnionWith(consoles);
        }
        return recommenders;
    }

    /// <summary>
    /// Returns the address that the frame loads for a page, with <c>via</c> as the last query parameter.
    /// </summary>
    public static string FrameOf(string page, string via)
    {
        var parts = page.Split('#', 2);
        var separator = parts[0].Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return $"{parts[0]}{separator}via={via}{(parts.Length > 1 ? "#" + parts[1] : "")}";
    }
}
