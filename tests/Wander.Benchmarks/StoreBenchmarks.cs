using System.Globalization;
using BenchmarkDotNet.Attributes;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.State;
using Wander.Storage;

namespace Wander.Benchmarks;

/// <summary>Measures loading the stored network at the start, and writing a batch of a hundred checks.</summary>
[MemoryDiagnoser]
public class StoreBenchmarks
{
    private const string Url = "https://console.example/";

    private static readonly DateTimeOffset Now = new(2026, 5, 15, 4, 0, 0, TimeSpan.Zero);
    private static readonly RecordChanges<ConsoleAddress, ConsoleRecord> NoConsoles = new([], []);

    private string _folder = "";
    private Store? _store;
    private PageRecord[] _pages = [];

    /// <summary>The number of pages in the store.</summary>
    [Params(1579, 1_000_000)]
    public int Pages { get; set; }

    private string File => Path.Combine(_folder, "wander.db");

    [GlobalSetup]
    public void Fill()
    {
        _folder = Directory.CreateTempSubdirectory("wander-benchmark-").FullName;
        _pages = [.. Enumerable.Range(0, Pages).Select(Page)];
        var consoles = _pages.Chunk(25).Select((pages, index) => Console(index, pages)).ToList();
        using var store = Open();
        if (store.Write(new(consoles, []), new(_pages, []), Url) is { } refused)
            throw new InvalidOperationException(refused.Detail);
    }

    [GlobalCleanup]
    public void Remove()
    {
        _store?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark]
    public object Load()
    {
        using var store = Open();
        return store.Load();
    }

    /// <summary>Writes a hundred checks, which are on the disk when it returns.</summary>
    [Benchmark]
    public object? Save() => (_store ??= Open()).Write(NoConsoles, new(_pages.AsSpan(0, 100).ToArray(), []), Url);

    private Store Open() => StoreOpening.Open(File, out var failure) ?? throw new InvalidOperationException(failure!.Detail);

    private static PageRecord Page(int number)
    {
        var address = Addresses.Page(
            string.Create(CultureInfo.InvariantCulture, $"https://page-{number / 3}.example/{number}.html"));
        var check = new PageCheck
        {
            Verdict = Verdict.Embeddable,
            Title = $"Page {number}",
            Description = "A description of a page, in one or two lines of text.",
            Language = "en",
            CheckedAt = Now,
        };
        return new PageRecord { Address = address, FirstSeen = Now, Check = check, Due = Now.AddDays(7) };
    }

    private static ConsoleRecord Console(int number, IEnumerable<PageRecord> pages)
    {
        var address = Addresses.Console(string.Create(CultureInfo.InvariantCulture, $"https://console-{number}.example/"));
        var listing = new ConsoleListing([], [.. pages.Select(page => page.Address)], 0, 0);
        return new ConsoleRecord
        {
            Address = address,
            Final = address,
            Listing = listing,
            State = ConsoleState.Read,
            LastRead = Now,
            Due = Now
        };
    }
}
