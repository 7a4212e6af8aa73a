using Wander.Configuration;
using Wander.Configuration.Reading;
using Wander.Crawling;
using Wander.Ignoring;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;
using Wander.State;

namespace Wander.Tests.Ignoring;

public sealed class RealListsTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 15, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void No_address_of_the_real_network_counts_as_a_regular_expression()
    {
        var network = RealNetwork.Read();

        Assert.DoesNotContain(network.Pages.Keys.Concat(network.Consoles.Keys), OldIgnorePattern.IsRegularExpression);
        Assert.DoesNotContain(network.Hosts.Select(host => $"*.{host}/*"), OldIgnorePattern.IsRegularExpression);
    }

    [Fact]
    public void A_trial_predicts_the_network_after_adding_the_pattern()
    {
        var real = RealNetwork.Read();
        var memory = Remember(real);
        var settings = Read(
            "url: https://us.invalid/\nconsoles: [https://susam.net/wander/, https://a.redirect.example/]\nignore: "
            + "['https://*.neocities.org/']");
        var listed = ListedNetwork.Of(settings, Crawl.BeforeFirst(settings, memory, Now).Network, memory, Now);

        string[] others = ["https://susam.net/", "https://*.com/", "https://blog*", "https://*/wander/", "https://*.org/",
            "https://a.redirect.example/", "https://*a*"];
        foreach (var text in real.Consoles.Keys.Take(20).Concat(others))
        {
            Assert.True(IgnorePattern.TryParse(text, null, null, out var pattern));
            var trial = IgnoreTrial.Of(pattern, settings, listed);
            var ignore = IgnoreList.Create([.. settings.Ignore.Patterns, pattern]);
            var then = Crawl.BeforeFirst(settings with { Ignore = ignore }, memory, Now).Network;

            var found = listed.FoundWithout(pattern);
            Assert.Equal(
                Addresses(then.Consoles), Addresses(listed.Network.Consoles.Where(console => found.Contains(console.Index))));
            var gone = trial.Effect.Pages.Select(page => page.Url).Concat(trial.LostPages.Select(page => page.Value)).ToHashSet(
                StringComparer.Ordinal);
            Assert.Equal(then.Pages.Count, listed.Network.Pages.Count - gone.Count);
            Assert.DoesNotContain(then.Pages, page => gone.Contains(page.Address.Value));
        }
    }

    private static IEnumerable<string> Addresses(IEnumerable<NetworkConsole> consoles) =>
        consoles.Select(console => console.Address.Value).Order(StringComparer.Ordinal);

    private static CrawlMemory Remember(RealNetwork real)
    {
        var memory = new CrawlMemory();
        foreach (var console in real.Consoles.Keys)
        {
            var listing = ConsoleListing.Of(new WanderDocument
            {
                Consoles = [.. real.Consoles.Where(entry => entry.Value.Contains(console)).Select(entry => entry.Key)],
                Pages = [.. real.Pages.Where(entry => entry.Value.Contains(console)).Select(entry => entry.Key)],
            });
            Store(memory, console, console, listing);
        }
        Store(memory, "https://a.redirect.example/", "https://b.redirect.example/", ConsoleListing.Empty);
        return memory;
    }

    private static void Store(CrawlMemory memory, string address, string final, ConsoleListing listing)
    {
        Assert.True(ConsoleAddress.TryParse(address, out var listed));
        Assert.True(ConsoleAddress.TryParse(final, out var read));
        memory.Consoles.Set(new ConsoleRecord
        {
            Address = listed,
            Final = read,
            Listing = listing,
            State = ConsoleState.Read,
            LastRead = Now,
            Due = Now.AddHours(6),
        });
    }

    private static WanderSettings Read(string yaml)
    {
        using var folder = new TemporaryFolder();
        return WanderSettingsFile.Read(
            folder.Write("wander.yaml", yaml), new Dictionary<string, string>(StringComparer.Ordinal)).Settings!;
    }
}
