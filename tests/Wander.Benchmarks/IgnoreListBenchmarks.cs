using BenchmarkDotNet.Attributes;
using Wander.Protocol.Ignoring;

namespace Wander.Benchmarks;

/// <summary>
/// Does a list of so many patterns hide this URL (design, section 15): at most 0.5 µs with 20,000, and at most 1.5 × of that with
/// 50. Times are for one URL, reading it included.
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

    /// <summary>Patterns in the list.</summary>
    [Params(50, 20_000)]
    public int Patterns { get; set; }

    /// <summary>Builds a list of real lists' make-up, and URLs as long as the real network's: 33 characters.</summary>
    [GlobalSetup]
    public void Build()
    {
        var random = new Random(1);
        var names = Enumerable.Range(0, Patterns).Select(_ => Name(random)).ToArray();
        _list = IgnoreList.Create(names.Select((name, i) => Read(Written(name, i))));
        _misses = [.. Enumerable.Range(0, Urls).Select(i => Url(Name(random), i))];
        _hits = [.. Enumerable.Range(0, Urls).Select(i => Hidden(_list.Patterns[random.Next(Patterns)].Text, i))];
        if (_misses.Any(_list.Hides) || !_hits.All(_list.Hides))
            throw new InvalidOperationException("The URLs are not what their names say.");
    }

    /// <summary>URLs that nothing hides.</summary>
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

    // Of 50: 34 hosts, 8 hosts with what is below them, 5 with a path, two odd ones and the end of a name; and in every list the
    // same five words, which no host has.
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
