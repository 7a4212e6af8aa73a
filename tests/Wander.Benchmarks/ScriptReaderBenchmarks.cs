using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Wander.Protocol;
using Wander.Protocol.Scripts;

namespace Wander.Benchmarks;

/// <summary>
/// Reading <c>wander.js</c>. Bytes over mean time is the speed: the scripts are ASCII, so characters are bytes. Most of the time
/// and memory goes into the syntax tree of the parser.
/// </summary>
[MemoryDiagnoser]
public class ScriptReaderBenchmarks
{
    private string _script = "";
    private WanderDocument _document = WanderDocument.Empty;

    /// <summary>Pages in the list: an ordinary console's, a great collector's, and as many as are read.</summary>
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

    /// <summary>The allocation that no reader can do without: the strings and their list.</summary>
    [Benchmark(Baseline = true)]
    public string[] StringsAlone()
    {
        var kept = new string[_document.Pages.Length];
        for (var i = 0; i < kept.Length; i++)
            kept[i] = new string(_document.Pages[i].AsSpan());
        return kept;
    }

    [Benchmark]
    public string Write() => WanderScriptWriter.Write(_document);
}
