using BenchmarkDotNet.Attributes;
using Wander.Protocol.Ignoring;

namespace Wander.Benchmarks;

/// <summary>
/// Measures how long an ignore list takes to decide on a URL. Goals: at most 0.5 µs with 20,000 patterns, and at most 1.5 times
/// the time with 50 patterns. The times are for one URL, including its normalisation.
/// </summary>
[MemoryDiagnoser]
public class IgnoreListBenchmarks
{
    private const int Urls = 1000;

    private static readonly string[] Words = ["*-casino-*", "*/wp-login*", "https://google.*/search", "*/ad*", "https://w3*"];

    private static readonly string[] Ends = [".com", ".net", ".org", ".io", ".substack.com", ".github.io", ".co.uk"];

    private IgnoreList _list = IgnoreList.Empty;
    private string[] _misses = [];
    private string[] _hits = [];

    /// <summary>The number of patterns in the list.</summary>
    [Params(50, 20_000)]
    public int Patterns { get; set; }

    /// <summary>
    /// Creates a list with the same kinds of patterns as real lists, and URLs of the average length in the real network: 33
    /// characters.
    /// </summary>
    [GlobalSetup]
    public void Build()
    {
        var random = new Random(1);
        var names = Enumerable.Range(0, Patterns).Select(_ => Name(random)).ToArray();
        _list = IgnoreList.Create(names.Select((name, i) => Read(Written(name, i))));
        _misses = [.. Enumerable.Range(0, Urls).Select(i => Url(Name(random), i))];
        _hits = [.. Enumerable.Range(0, Urls).Select(i => Hidden(_list.Patterns[random.Next(Patterns)].Text, i))];
        if (_misses.Any(_list.Hides) || !_hits.All(_list.Hides))
            throw new InvalidOperationException("The list hides a URL of the misses, or does not hide a URL of the hits.");
    }

    /// <summary>URLs that no pattern hides.</summary>
    [Benchmark(OperationsPerInvoke = Urls)]
    public int Miss() => Count(_misses);

    /// <summary>URLs that a pattern hides.</summary>
    [Benchmark(OperationsPerInvoke = Urls)]
    public int Hit() => Count(_hits);

    private int Count(string[] urls)
    {
        var hidden = 0;
        foreach (var url in urls)
        {
            if (_list.Find(url) is not null)
                hidden++;
        }
        return hidden;
    }

    // The kinds of 50 patterns: 34 hosts, 8 hosts with subdomains, 5 with a path, 2 unusual ones, and 1 for the end of a name.
    // The first five patterns of every list are the same words, which no host contains.
    private static string Written(string name, int i) => (i % 50) switch
    {
        _ when i < Words.Length => Words[i],
        < 34 => $"https://{name}/",
        < 42 => $"https://*.{name}/",
        < 47 => $"https://{name}/tags/{i}",
        47 => $"https://{name}/*/{i}/*.pdf",
        48 => $"https://{name}/feed*",
        _ => $"https://*{name}/",
    };

    private static string Hidden(string pattern, int i)
    {
        var url = pattern.Replace("*", "x", StringComparison.Ordinal);
        var scheme = url.Contains("://", StringComparison.Ordinal) ? "" : "https://";
        return scheme + url + (i % 2 == 0 ? "" : $"/posts/{i}.html");
    }

    private static string Url(string name, int i) => (i % 4) switch
    {
        0 => $"https://{name}/",
        1 => $"https://www.{name}/",
        2 => $"https://{name}/~{name[..4]}/",
        _ => $"https://blog.{name}/posts/2026/{i}.html",
    };

    private static string Name(Random random)
    {
        var letters = new char[random.Next(7, 15)];
        for (var i = 0; i < letters.Length; i++)
            letters[i] = (char)('a' + random.Next(26));
        return new string(letters) + Ends[random.Next(Ends.Length)];
    }

    private static IgnorePattern Read(string text) =>
        IgnorePattern.TryParse(text, null, null, out var pattern) ? pattern : throw new InvalidOperationException(text);
}
