using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Wander.Configuration;
using Wander.Configuration.Reading;
using Wander.Fetching;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;
using Wander.State;
using Wander.Storage;
using Wander.Web.Directory;

namespace Wander.Benchmarks;

/// <summary>
/// A network of any size, with titles and descriptions of invented words: some are frequent, most are rare. The store is written
/// once and used again by the next benchmarks.
/// </summary>
internal sealed class DirectoryNetwork : IDisposable
{
    private const int PagesPerConsole = 25;

    private static readonly DateTimeOffset Now = new(2026, 5, 15, 4, 0, 0, TimeSpan.Zero);
    private static readonly string[] Syllables =
    [
        "ka", "ro", "mi", "ten", "sol", "der", "ing", "tion", "pre", "con", "ver", "sta", "lin", "ger", "ber", "ma", "no", "phi",
            "qua", "zel",
        "web", "gar", "den", "log", "art", "mus", "ic", "pro", "gram", "code", "his", "to", "ry", "é", "ü",
    ];

    private readonly StoreKeeper _keeper;

    private DirectoryNetwork(StoreKeeper keeper, NetworkSnapshot network, PageLists lists) =>
        (_keeper, Network, Lists) = (keeper, network, lists);

    public NetworkSnapshot Network { get; }

    public PageLists Lists { get; }

    public static DirectoryNetwork Of(int pages)
    {
        var folder = System.IO.Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"wander-directory-{pages}")).FullName;
        var yaml = Path.Combine(folder, "wander.yaml");
        File.WriteAllText(yaml, "url: https://example.com/wander/\n");
        var settings = WanderSettingsFile.Read(yaml, new Dictionary<string, string>(StringComparer.Ordinal)).Settings!;
        var keeper = new StoreKeeper(settings, TimeProvider.System, new StoreHealth(), NullLogger<StoreKeeper>.Instance);
        var memory = keeper.Load();
        if (memory.Pages.Count < pages)
            Fill(memory, pages);
        while (!keeper.IsIndexed)
            keeper.Save();
        return new DirectoryNetwork(
            keeper, ToNetwork(settings, memory), new PageLists(new PageSearch(keeper, TimeProvider.System)));
    }

    public void Dispose() => _keeper.Dispose();

    private static void Fill(CrawlMemory memory, int pages)
    {
        var random = new Random(1);
        string[] words =
            [.. Enumerable.Range(0, 20_000).Select(_ => string.Concat(random.GetItems(Syllables, random.Next(1, 5))))];
        string Word() => words[(int)(words.Length * Math.Pow(random.NextDouble(), 3))];
        string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word()));
        for (var i = 0; i < pages; i++)
        {
            var address = Addresses.Page(
                string.Create(CultureInfo.InvariantCulture, $"https://{Word()}-{i / 3}.example/{i}.html"));
            memory.Pages.Set(new PageRecord
            {
                Address = address,
                FirstSeen = Now.AddSeconds(i / 10),
                Due = Now.AddDays(7),
                Check = new PageCheck
                {
                    Verdict = i % 10 == 0 ? Verdict.RefusesFraming : Verdict.Embeddable,
                    Title = i % 200 == 0 ? $"音楽と庭 {Words(2)}" : Words(random.Next(2, 7)),
                    Description = i % 2 == 0 ? Words(14) : null,
                    Language = i % 200 == 0 ? "ja" : i % 5 == 0 ? "de" : "en",
                    CheckedAt = Now,
                },
            });
        }
        var records = memory.Pages.ToArray();
        foreach (var (number, part) in records.Chunk(PagesPerConsole).Index())
        {
            var console = Addresses.Console(
                string.Create(CultureInfo.InvariantCulture, $"https://console-{number}.example/wander/"));
            var shared = random.GetItems(records, 3).Select(page => page.Address);
            var listing = new ConsoleListing([], [.. part.Select(page => page.Address).Concat(shared).Distinct()], 0, 0).After(
                ConsoleListing.Empty, Now);
            memory.Consoles.Set(new ConsoleRecord
            {
                Address = console,
                Final = console,
                Listing = listing,
                State = ConsoleState.Read,
                LastRead = Now,
                Due = Now,
                Validators = Validators.None
            });
        }
    }

    private static NetworkSnapshot ToNetwork(WanderSettings settings, CrawlMemory memory)
    {
        var builder = new NetworkBuilder(settings.Url, IgnoreList.Empty, memory.GetOrAddPage);
        var consoles = memory.Consoles.ToArray();
        builder.SetListing(settings.Url, new ConsoleListing([.. consoles.Select(console => console.Address)], [], 0, 0), Now);
        foreach (var console in consoles)
        {
            builder.Add(console.Address);
            builder.SetListing(console.Address, console.Listing, Now);
            builder.SetState(console.Address, ConsoleState.Read, failure: null, Now);
        }
        return builder.ToSnapshot();
    }
}
