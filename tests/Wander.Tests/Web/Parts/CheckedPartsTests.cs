using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;

namespace Wander.Tests.Web.Parts;

/// <summary>Tests the parts of a console that has checked pages and hides some pages.</summary>
public sealed class CheckedPartsTests : IAsyncLifetime
{
    private const int Timeout = 30_000;

    private const string Yaml = """
        url: https://us.example/wander/
        consoles: [https://good.example/, https://hidden.example/wander/]
        pages:
          - https://titled.example/
          - url: https://refuses.example/
            note: Slow & kind
          - https://hidden.example/page
          - https://new.example/
        ignore:
          - pattern: https://hidden.example/
            reason: cookie banner
        """;

    private ReplayedNetwork? _replayed;
    private WanderHost? _host;

    private HttpClient Client => _host!.Client;

    public async ValueTask InitializeAsync()
    {
        var titled = PartPages.Page("https://titled.example/");
        var refuses = PartPages.Page("https://refuses.example/");
        var gone = PartPages.Page("https://good.example/gone");
        var (self, good) = (PartPages.Console("https://us.example/wander/"), PartPages.Console("https://good.example/"));
        var builder = new NetworkBuilder(self, IgnoreList.Empty);
        builder.Add(good);
        var fresh = PartPages.Page("https://new.example/");
        builder.SetListing(self, PartPages.Listing([good], [titled, refuses, fresh]), PartPages.Now);
        builder.SetListing(good, PartPages.Listing([], [gone]), PartPages.Now);
        builder.SetState(good, ConsoleState.LastGood,
            new Failure(FailureKind.ResponseTimedOut) { Duration = TimeSpan.FromSeconds(15) }, PartPages.Now);
        builder.SetCheck(titled, new PageCheck { Verdict = Verdict.Embeddable, Title = "Ein Titel", Language = "de" });
        builder.SetCheck(refuses, new PageCheck
        {
            Verdict = Verdict.RefusesFraming,
            Failure = new Failure(FailureKind.FramingRefused) { Detail = "X-Frame-Options: DENY" }
        });
        builder.SetCheck(
            gone, new PageCheck { Verdict = Verdict.Gone, Failure = new Failure(FailureKind.HttpStatus) { Status = 404 } });
        var clock = new ManualTime();
        clock.Advance(TimeSpan.FromDays(3));
        _replayed = await ReplayedNetwork.StartAsync();
        _host = await PartPages.ServeAsync(_replayed, Yaml, builder.ToSnapshot(), clock: clock);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_replayed is not null)
            await _replayed.DisposeAsync();
    }

    [Fact(Timeout = Timeout)]
    public async Task Pages_have_titles_addresses_verdicts_and_notes()
    {
        var document = await Client.PartAsync("console/pages?language=de");

        Assert.Equal(
            [
                "Ein Titel https://titled.example/ · Can be shown",
                "refuses.example https://refuses.example/ · Does not allow embedding · X-Frame-Options: DENY Slow & kind",
                "https://hidden.example/page · Hidden by this console’s ignore list: “https://hidden.example/” (cookie "
                    + "banner).",
                "new.example https://new.example/ · Not checked yet",
            ],
            document.Texts("#own-pages li"));
        Assert.Equal(["Ein Titel"], document.Texts("#own-pages a[lang=de][dir=auto]"));
        Assert.Equal(["X-Frame-Options: DENY"], document.Texts("#own-pages span[lang=en]"));
        Assert.Equal(
            $"/wander/?page={PartPages.Page("https://titled.example/").Id}&language=de", document.Links("#own-pages a")[0]);
        Assert.Equal("https://titled.example/", document.Links("#own-pages a")[1]);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_hidden_neighbour_has_its_ignore_pattern()
    {
        var document = await Client.PartAsync("console/neighbours");

        Assert.Equal(
            [
                "good.example · 1 page · Unreachable since 15 May: no response within 15 s. Its previous list is still used.",
                "hidden.example · Hidden by this console’s ignore list: “https://hidden.example/” (cookie banner).",
            ],
            document.Texts("#neighbours li"));
    }

    [Fact(Timeout = Timeout)]
    public async Task Crawl_lists_unreachable_consoles_and_pages_that_cannot_be_shown()
    {
        var document = await Client.PartAsync("console/crawl");

        Assert.Equal(
            ["good.example · 1 page · Unreachable since 15 May: no response within 15 s. Its previous list is still used."],
            document.Texts("#failed-consoles li"));
        Assert.Equal("2026-05-15", document.One("#failed-consoles time").GetAttribute("datetime"));
        Assert.Equal(["Does not allow embedding", "No longer exists"], document.Texts("#verdicts dt"));
        Assert.Equal(["1", "1"], document.Texts("#verdicts dd"));
        Assert.Equal(
            [
                "https://refuses.example/ · Does not allow embedding · X-Frame-Options: DENY",
                "https://good.example/gone · No longer exists · 404 Not Found",
            ],
            document.Texts("#failed-pages li"));
        foreach (var listing in document.Links("#verdicts a"))
            Assert.Equal(1, (await Client.JsonAsync(listing)).GetProperty("total").GetInt32());
    }
}
