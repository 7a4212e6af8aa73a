using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;

namespace Wander.Tests.Web.Parts;

/// <summary>Tests that every part encodes texts from other sites and from files.</summary>
public class HostilePartTests
{
    private const int Timeout = 30_000;
    private const string Evil = "</li></section><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{0}{{1}}@(1)";

    [Fact(Timeout = Timeout)]
    public async Task Titles_reasons_notes_and_patterns_are_encoded()
    {
        var page = PartPages.Page("https://evil.example/?\"><script>alert(1)</script>");
        var console = PartPages.Console("https://evil.example/<script>/");
        var self = PartPages.Console("https://us.example/");
        var builder = new NetworkBuilder(self, IgnoreList.Empty);
        builder.Add(console);
        builder.SetListing(self, PartPages.Listing([console], [page]), PartPages.Now);
        builder.SetState(console, ConsoleState.Failed, Reasons.Unknown(Evil), lastRead: null);
        builder.SetCheck(
            page, new PageCheck { Verdict = Verdict.Gone, Failure = Reasons.Unknown(Evil), Title = Evil, Language = "de" });
        var quoted = "'" + Evil.Replace("'", "''", StringComparison.Ordinal) + "'";
        await using var replayed = await ReplayedNetwork.StartAsync();
        await using var host = await PartPages.ServeAsync(replayed, $"""
            title: {quoted}
            url: https://us.example/
            consoles: ['{console}']
            pages:
              - url: '{page}'
                note: {quoted}
            ignore:
              - pattern: 'https://evil.example/hidden/<script>alert(1)</script>'
                reason: {quoted}
            """, builder.ToSnapshot());

        foreach (var path in PartPages.Paths)
        {
            var document = await host.Client.PartAsync($"{path}?seen={page.Id}&url={Uri.EscapeDataString(Evil)}");
            Assert.Empty(document.QuerySelectorAll("script, img, [onerror]"));
            Assert.Equal([Evil], document.Texts("h1"));
            Assert.Single(document.QuerySelectorAll("section"));
            Assert.All(document.Links("a"), link => Assert.Matches("^(/|https://)", link));
            Assert.Contains(Evil, document.Body!.TextContent, StringComparison.Ordinal);
        }
    }
}
