using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;
using Wander.Tests.Web.Parts;

namespace Wander.Tests.Web.Components;

/// <summary>The states of consoles in the list of consoles, on the map and in the parts of the console.</summary>
public sealed class ConsoleStateTests : IAsyncLifetime
{
    private const int Timeout = 30_000;

    private ReplayedNetwork? _replayed;
    private WanderHost? _host;

    public async ValueTask InitializeAsync()
    {
        var clock = new ManualTime();
        clock.Advance(TimeSpan.FromDays(3)); // 18 May 2026
        _replayed = await ReplayedNetwork.StartAsync();
        const string yaml = "url: https://us.example/\nconsoles: [https://c0.example/]";
        _host = await PartPages.ServeAsync(_replayed, yaml, NetworkAt(clock.Now), clock: clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _host!.DisposeAsync();
        await _replayed!.DisposeAsync();
    }

    [Theory(Timeout = Timeout)]
    [InlineData(
        "en",
        "Not read yet",
        "OK, last read today",
        "OK, last read yesterday",
        "OK, last read on 15 May",
        "Unreachable since 15 May: certificate expired. Its previous list is still used.",
        "Unreachable since 1 December 2025: 404 Not Found",
        "Unreachable: 404 Not Found",
        "Unreadable since yesterday: wander.js, line 4: expected ] instead of x")]
    [InlineData(
        "de",
        "Noch nicht gelesen",
        "OK, zuletzt heute gelesen",
        "OK, zuletzt gestern gelesen",
        "OK, zuletzt am 15. Mai gelesen",
        "Nicht erreichbar seit dem 15. Mai: Zertifikat abgelaufen. Ihre vorige Liste wird weiter verwendet.",
        "Nicht erreichbar seit dem 1. Dezember 2025: 404 Not Found",
        "Nicht erreichbar: 404 Not Found",
        "Nicht lesbar seit gestern: wander.js, Zeile 4: expected ] instead of x")]
    [InlineData(
        "ja",
        "まだ読み取っていません",
        "正常（最終読み取り: 今日）",
        "正常（最終読み取り: 昨日）",
        "正常（最終読み取り: 5月15日）",
        "5月15日から接続できません（証明書の有効期限が切れています）。前回の一覧を引き続き使っています。",
        "2025年12月1日から接続できません（404 Not Found）",
        "接続できません（404 Not Found）",
        "昨日から読み取れません（wander.js の 4 行目: expected ] instead of x）")]
    public async Task Every_page_shows_the_same_states(string tag, params string[] states)
    {
        var consoles = await _host!.Client.DocumentAsync("directory/consoles?ui=" + tag);
        var map = await _host.Client.DocumentAsync("map?ui=" + tag);
        var neighbours = await _host.Client.DocumentAsync("console/neighbours?ui=" + tag);

        Assert.Equal(states, consoles.Texts(".consoles > li:not(:first-child) .facts:last-child"));
        Assert.Equal(
            states.Order(StringComparer.Ordinal),
            map.Texts("#map-list td:last-child").Except(["OK", "正常"]).Order(StringComparer.Ordinal));
        Assert.Equal(states, neighbours.Texts("#neighbours li").Select(text => text.Split(" · ", 3)[2]));
    }

    [Fact(Timeout = Timeout)]
    public async Task Days_are_time_elements_and_quoted_code_is_a_code_element()
    {
        var page = await _host!.Client.DocumentAsync("directory/consoles");

        Assert.Equal(
            ["2026-05-18", "2026-05-17", "2026-05-15", "2026-05-15", "2025-12-01", "2026-05-17"],
            page.QuerySelectorAll(".consoles time").Select(time => time.GetAttribute("datetime")));
        Assert.Equal(["]", "x"], page.Texts(".consoles code"));
        Assert.DoesNotContain('`', page.Body!.TextContent);
    }

    private static NetworkSnapshot NetworkAt(DateTimeOffset now)
    {
        var expired = new Failure(FailureKind.CertificateExpired);
        var missing = new Failure(FailureKind.HttpStatus) { Status = 404 };
        var script = new Failure(FailureKind.InvalidScript) { Line = 4, Detail = "expected `]` instead of `x`" };
        (ConsoleState State, Failure? Failure, DateTimeOffset? LastRead)[] states =
        [
            (ConsoleState.Unread, null, null),
            (ConsoleState.Read, null, now),
            (ConsoleState.Read, null, now.AddDays(-1)),
            (ConsoleState.Read, null, now.AddDays(-3)),
            (ConsoleState.LastGood, expired, now.AddDays(-3)),
            (ConsoleState.Failed, missing, new DateTimeOffset(2025, 12, 1, 8, 0, 0, TimeSpan.Zero)),
            (ConsoleState.Failed, missing, null),
            (ConsoleState.Failed, script, now.AddDays(-1)),
        ];
        var self = PartPages.Console("https://us.example/");
        var builder = new NetworkBuilder(self, IgnoreList.Empty);
        var consoles = states.Index().Select(state => PartPages.Console($"https://c{state.Index}.example/")).ToList();
        consoles.ForEach(builder.Add);
        builder.SetListing(self, PartPages.Listing(consoles, []), now);
        foreach (var (console, (state, failure, lastRead)) in consoles.Zip(states))
            builder.SetState(console, state, failure, lastRead);
        return builder.ToSnapshot();
    }
}
