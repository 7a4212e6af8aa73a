using System.Text.Json;
using Wander.Protocol;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;
using Wander.Tests.Web.Parts;
using Wander.Text;

namespace Wander.Tests.Exporting;

/// <summary>Tests that a static export contains the same pool as the service.</summary>
public sealed class PoolFileTests
{
    private const int Timeout = 60_000;

    private static async Task<JsonElement> FileAsync(NetworkSnapshot network, string more = "")
    {
        using var tree = await ExportedTree.OfAsync(network, $"url: {network.Self.Address}\n{more}");
        return JsonDocument.Parse(tree.Text("pool.json")).RootElement;
    }

    [Fact(Timeout = Timeout)]
    public async Task Entries_of_consoles_contain_their_pages_and_the_console_that_lists_them()
    {
        var unchecked_ = LargeNetwork.Of(30);
        var network = unchecked_.With(unchecked_.Pages.Select((page, index) => KeyValuePair.Create(
            page.Address, new PageCheck
            {
                Verdict = (Verdict)(index % 8),
                Failure = Reasons.Unknown("because"),
                CheckedAt = PartPages.Now
            })));

        var file = await FileAsync(network);

        var pages = file.GetProperty("pages").EnumerateArray().Select(page => page[1].GetString()!).ToList();
        var consoles = file.GetProperty("consoles").EnumerateArray().ToList();
        Assert.Equal(
            network.Consoles.Select(console => console.Address.Value), consoles.Select(console => console[0].GetString()));
        Assert.Equal(network.Consoles.Select(console => console.FoundThrough), consoles.Select(console => console[1].GetInt32()));
        Assert.Equal(
            network.Pool.Entries.SelectMany(
                entry => entry.Pages.Select(page => (entry.Console, network.Pages[page].Address.Value))),
            consoles.Index().SelectMany(
                console => console.Item[2].EnumerateArray().Select(page => (console.Index, pages[page.GetInt32()]))));
        Assert.All(file.GetProperty("refused").EnumerateArray(), page =>
            Assert.Contains("(because)", page[2].GetString(), StringComparison.Ordinal));
        Assert.Equal(network.Pages.Count, pages.Count + file.GetProperty("refused").GetArrayLength());
    }

    [Fact(Timeout = Timeout)]
    public async Task Entries_of_pages_contain_only_values_that_differ_from_the_defaults()
    {
        var us = PartPages.Console("https://us.example/");
        PageAddress[] pages = [.. "abcde".Select(name => PartPages.Page($"https://{name}.example/"))];
        var builder = new NetworkBuilder(us, IgnoreList.Empty);
        builder.SetListing(
            us, PartPages.Listing([], pages), PartPages.Now, new Dictionary<PageAddress, string> { [pages[0]] = "A note" });
        var embeddable = new PageCheck { Verdict = Verdict.Embeddable, CheckedAt = PartPages.Now };
        builder.SetCheck(
            pages[0],
            embeddable with { Title = "</script>", Language = "pt-BR", Final = PartPages.Page("https://a.example/home") });
        builder.SetCheck(pages[1], embeddable with { IsPlain = true });
        builder.SetCheck(pages[2], embeddable with { LoadedAs = PartPages.Page("https://www.c.example/") });
        builder.SetCheck(pages[3], embeddable with { Final = PartPages.Page("https://us.example/here") });
        builder.SetCheck(pages[4], embeddable);

        var file = await FileAsync(builder.ToSnapshot(), "referral: version");

        string[] expected =
        [
            """["https://a.example/","</script>","pt-BR",0,1,{"note":"A note"}]""",
            """["https://b.example/",null,null,0,1,{"plain":true}]""",
            """["https://c.example/",null,null,0,1,{"loaded":"https://www.c.example/"}]""",
            """["https://d.example/",null,null,0,1,{"final":"https://us.example"}]""",
            """["https://e.example/",null,null,0,1]""",
        ];
        Assert.Equal(
            pages.Zip(expected, (page, rest) => $"[\"{page.Id}\",{rest[1..]}"),
            file.GetProperty("pages").EnumerateArray().OrderBy(page => page[1].GetString(), StringComparer.Ordinal).Select(
                page => page.GetRawText()));
        Assert.Equal($"wander-{ProductVersion.Text}", file.GetProperty("via").GetString());
        Assert.Equal("https://us.example", file.GetProperty("origin").GetString());
    }
}
