using BenchmarkDotNet.Attributes;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.Searching;
using Wander.Web.Directory;

namespace Wander.Benchmarks;

/// <summary>
/// Measures searches and lists of the directory. Goals with 1,000,000 pages in the store: a search in under 100 ms and a list in
/// under 30 ms. The first run writes the store, which takes minutes.
/// </summary>
[MemoryDiagnoser]
public class DirectoryBenchmarks
{
    private readonly PagePart _newest = new(PageOrder.Newest, DirectoryQuery.PartLength);
    private readonly PagePart _recommended = new(PageOrder.MostRecommended, DirectoryQuery.PartLength);
    private DirectoryNetwork _directory = null!;

    /// <summary>The number of pages in the network.</summary>
    [Params(1_579, 1_000_000)]
    public int Pages { get; set; }

    [GlobalSetup]
    public void Open()
    {
        _directory = DirectoryNetwork.Of(Pages);
        foreach (var order in Enum.GetValues<PageOrder>())
            _ = _directory.Network.InOrder(order); // computed once for each snapshot
    }

    [GlobalCleanup]
    public void Close() => _directory.Dispose();

    [Benchmark]
    [Arguments("gardenmusic")]
    [Arguments("quagram progto")]
    [Arguments("音楽")]
    [Arguments("é qua")]
    [Arguments("zz")]
    [Arguments("example")]
    [Arguments("programcode stagerlin")]
    [Arguments("nothing-like-this")]
    public object Search(string text) => Find(new PageFilter { Terms = SearchTerms.Read(text) }, _recommended);

    [Benchmark]
    public object SearchInLanguage() => Find(new PageFilter { Terms = SearchTerms.Read("den"), Language = "ja" }, _newest);

    [Benchmark]
    public object Newest() => Find(new PageFilter(), _newest);

    [Benchmark]
    public object InLanguage() => Find(new PageFilter { Language = "ja", Verdict = Verdict.RefusesFraming }, _recommended);

    [Benchmark]
    public object OfConsole() => Find(new PageFilter { Console = _directory.Network.Consoles[^1] }, _newest);

    /// <summary>The additional cost of the first list after a crawl.</summary>
    [Benchmark]
    public object Order() => PageSequence.Of(_directory.Network.Pages, indexes: null, PageOrder.Newest);

    private PageList Find(PageFilter filter, PagePart part) =>
        _directory.Lists.Find(_directory.Network, filter, part, CancellationToken.None);
}
