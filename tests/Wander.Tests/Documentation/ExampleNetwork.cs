namespace Wander.Tests.Documentation;

/// <summary>
/// The network of the examples in the documents: a console at <c>https://example.com/wander/</c>, one neighbour that can be
/// read and one that returns 404. The tests run the commands and API requests of the documents in this network.
/// </summary>
public sealed class ExampleNetwork : IAsyncLifetime
{
    /// <summary>The settings of the example console.</summary>
    public const string Yaml = """
        title: A console on my website
        url: https://example.com/wander/
        consoles:
          - https://friend.example/wander/
          - https://old.example/
        pages:
          - url: https://midnight.pub/
            note: Slow, kind, and alive.
        ignore:
          - pattern: https://*.substack.com/
            reason: asks for an e-mail address before the text
        """;

    private ReplayedNetwork? _network;
    private WanderHost? _host;

    /// <summary>The sites that the service can reach.</summary>
    public ReplayedNetwork Network => _network!;

    /// <summary>The running service, after its first crawl and the check of every page.</summary>
    public WanderHost Host => _host!;

    public async ValueTask InitializeAsync()
    {
        _network = await StartSitesAsync();
        _host = await WanderHost.StartAsync(_network, Yaml, isChecking: true);
        await _host.WhenCheckedAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_network is not null)
            await _network.DisposeAsync();
    }

    /// <summary>Starts only the other sites, without a service.</summary>
    public static async Task<ReplayedNetwork> StartSitesAsync()
    {
        var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole(
            "https://friend.example/wander/",
            consoles: ["https://far.example/", "https://example.com/wander/"],
            pages: ["https://garden.example/", "https://framed.example/", "https://a.substack.com/p/letter"]);
        network.AnswerConsole("https://far.example/", pages: ["https://garden.example/"]);
        network.Answer("https://old.example/wander.js", Replies.Status(404));
        network.Answer("https://midnight.pub/", Replies.Html(
            "<!doctype html><html lang=en><title>Midnight Pub</title><h1>A pub by night</h1>"));
        network.Answer("https://garden.example/", Replies.Html("""
            <!doctype html><html lang="en"><title>A garden</title>
            <meta name="description" content="Notes from a small garden.">
            <link rel="alternate" type="application/atom+xml" href="/feed.xml">
            <h1>A garden</h1>
            """));
        network.Answer(
            "https://framed.example/", Replies.Bytes([.. "Text"u8], "text/html", ("X-Frame-Options", "DENY")));
        return network;
    }
}
