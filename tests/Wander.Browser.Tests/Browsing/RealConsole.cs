using Wander.Protocol;

namespace Wander.Browser.Tests.Browsing;

/// <summary>Our console in the network as it was in May 2026.</summary>
internal static class RealConsole
{
    /// <summary>The address under which others know it.</summary>
    public const string Url = "https://console.example/";

    /// <summary>Its settings.</summary>
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

    /// <summary>Starts it, and waits until it knows the network; nothing goes wrong in it.</summary>
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

    /// <summary>All pages in their one form, and the consoles that recommend them.</summary>
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

    /// <summary>What the frame loads for a page: <c>via</c> is the last parameter of its query.</summary>
    public static string FrameOf(string page, string via)
    {
        var parts = page.Split('#', 2);
        var separator = parts[0].Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return $"{parts[0]}{separator}via={via}{(parts.Length > 1 ? "#" + parts[1] : "")}";
    }
}
