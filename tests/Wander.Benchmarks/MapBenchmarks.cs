using BenchmarkDotNet.Attributes;
using Wander.Protocol.Network;
using Wander.Testing;
using Wander.Web.Map;

namespace Wander.Benchmarks;

/// <summary>Drawing the map (design, section 10: under a second for 1,000 consoles). About eight listings a console.</summary>
[MemoryDiagnoser]
public class MapBenchmarks
{
    private NetworkSnapshot _network = null!;

    /// <summary>How many consoles the network has.</summary>
    [Params(62, 1_000)]
    public int Consoles { get; set; }

    [GlobalSetup]
    public void MakeNetwork() => _network = LargeNetwork.Of(Consoles);

    [Benchmark]
    public MapPicture Draw() => MapPicture.Of(_network.Consoles, NetworkMaps.MaximumShown);
}
