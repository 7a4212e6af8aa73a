using AngleSharp.Html.Dom;
using Wander.Tests.Web.Parts;

namespace Wander.Tests.Web.Directory;

/// <summary>A service with a small network of checked pages of every kind, for the tests of the directory.</summary>
public sealed class DirectorySite : IAsyncLifetime
{
    private const string Yaml = """
        title: A library
        url: https://example.com/wander/
        consoles: ["https://near.example/wander/", "https://down.example/", "https://hidden.example/"]
        pages:
          - { url: "https://own.example/", note: Slow & kind }
          - https://shared.example/
        ignore:
          - { pattern: "https://hidden.example/", reason: too many pop-ups }
          - https://ads.example/
          - { pattern: "https://music.example/private/", reason: not for all }
          - https://music.example/feed.xml
        """;

    private ReplayedNetwork? _network;
    private WanderHost? _host;

    public WanderHost Host => _host!;

    public ReplayedNetwork Network => _network!;

    public async ValueTask InitializeAsync()
    {
        _network = await ReplayedNetwork.StartAsync();
        Page("https://own.example/", "en", "Our own page", "About us & them");
        Page("https://shared.example/", "de-AT", "Geteilte Gärten", "Für alle");
        Page("https://music.example/ja/", "ja", "日本の音楽", "音と庭");
        Page("https://www.music.example/", "en", "Music <b>bold</b>", "\"quoted\" notes");
        Page("https://far.example/page", "fr", "Très loin", "");
        _network.Answer("https://gone.example/", Replies.Status(410));
        _network.Answer(
            "https://shy.example/", Replies.Bytes([.. "<title>Shy</title>"u8], "text/html", ("X-Frame-Options", "DENY")));
        _network.AnswerConsole(
            "https://near.example/wander/",
            consoles: ["https://far.example/", "https://near.example/wander/", "https://example.com/wander/",
                "https://hidden.example/"],
            pages: ["https://shared.example/", "https://music.example/ja/", "https://gone.example/", "https://ads.example/banner",
                "https://music.example/private/x"]);
        _network.AnswerConsole(
            "https://far.example/",
            consoles: ["https://near.example/wander/"],
            pages: ["https://shared.example/", "https://www.music.example/", "https://shy.example/", "https://far.example/page",
                "https://music.example/ja/"]);
        _network.Answer("https://down.example/wander.js", Replies.Status(500));
        _host = await WanderHost.StartAsync(_network, Yaml, isChecking: true);
        await _host.WhenCheckedAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Requests a page of the service and parses it.</summary>
    public Task<IHtmlDocument> PageAsync(string path, int status = 200) => Host.Client.DocumentAsync(path, status);

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_network is not null)
            await _network.DisposeAsync();
    }

    private void Page(string address, string language, string title, string description) => Network.Answer(address, Replies.Html(
        $"<!doctype html><html lang='{language}'><title>{Encoded(title)}</title><meta name=description "
            + $"content=\"{Encoded(description)}\">"
        + (language is "ja" or "fr" ? "<link rel=alternate type=application/atom+xml href=/feed.xml>" : "")));

    private static string Encoded(string text) => System.Net.WebUtility.HtmlEncode(text);
}
