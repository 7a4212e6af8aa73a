using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Wander.Protocol;
using Wander.Protocol.Scripts;

namespace Wander.Benchmarks;

/// <summary>
/// Measures reading <c>wander.js</c>. The throughput is the length of the script, which is ASCII, divided by the mean time. Most
/// of the time and memory goes into the syntax tree of the parser.
/// </summary>
[MemoryDiagnoser]
public class ScriptReaderBenchmarks
{
    private string _script = "";
    private WanderDocument _document = WanderDocument.Empty;

    /// <summary>The number of pages in the list: of an ordinary console, of a large one, and the maximum that is read.</summary>
    [Params(30, 1500, 20_000)]
    public int Pages { get; set; }

    [GlobalSetup]
    public void WriteScript()
    {
        var script = new StringBuilder("// My console\nconst wander = {\n  pages: [\n");
        for (var i = 0; i < Pages; i++)
            script.Append(
                CultureInfo.InvariantCulture, $"    'https://page-{i}.example/blog/',{(i % 8 == 0 ? " // I like it" : "")}\n");
        _script = script.Append("  ],\n  ignore: ['https://*.substack.com/'],\n};\n").ToString();
        _document = Read().Document!;
        Console.WriteLine($"// {Pages} pages: {_script.Length} bytes");
    }

    [Benchmark]
    public ScriptReading Read() => WanderScriptReader.Read(_script);

    /// <summary>The minimum allocation of any reader: the strings and their list.</summary>
    [Benchmark(Baseline = true)]
    public string[] StringsOnly()
    {
        var kept = new string[_document.Pages.Length];
        for (var i = 0; i < kept.Length; i++)
            kept[i] = new string(_document.Pages[i].AsSpan());
        return kept;
    }

    [Benchmark]
    public string Write() => WanderScriptWriter.Write(_document);
}
