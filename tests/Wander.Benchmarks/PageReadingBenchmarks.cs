using BenchmarkDotNet.Attributes;
using Wander.Checking;
using Wander.Framing;
using Wander.PageReading;
using Wander.Protocol;

namespace Wander.Benchmarks;

/// <summary>
/// Measures the processing time of a check without the network: the head of an ordinary page, its framing headers, and malicious
/// pages of 256 KiB.
/// </summary>
[MemoryDiagnoser]
public class PageReadingBenchmarks
{
    private const string Head = """
        <!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Notes from a small garden</title>
        <meta name="description" content="Beans, roses &amp; the weather."><meta property="og:title" content="Notes">
        <link rel="stylesheet" href="/style.css"><script>if (1 < 2) document.title = "x"</script>
        <link rel="alternate" type="application/atom+xml" href="/feed.xml"></head>
        """;

    private static readonly PageAddress At = Addresses.Page("https://page.example/");
    private static readonly ConsoleAddress Console = Addresses.Console("https://console.example/wander/");

    private string _page = "";

    /// <summary>The kind of page: <c>ordinary</c>, or the text that a malicious page repeats.</summary>
    [Params("ordinary", "<div>", "<a ", "&", "<!--", "<title>")]
    public string Page { get; set; } = "";

    [GlobalSetup]
    public void WritePage() => _page = Page == "ordinary"
        ? Head + "<body>" + new string('x', 30_000)
        : string.Concat(Enumerable.Repeat(Page, PageLoader.MaximumBytes / Page.Length));

    [Benchmark]
    public object ReadHead() => PageHead.Read(_page, At);

    [Benchmark]
    public object? MayBeFramed() => FramePermission.Refusal(
        ["SAMEORIGIN"], ["default-src 'self'; frame-ancestors 'self' https://*.example"], At, Console);
}
