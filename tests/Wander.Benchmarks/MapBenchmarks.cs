using BenchmarkDotNet.Attributes;
using Wander.Protocol.Network;
using Wander.Testing;
using Wander.Web.Map;

namespace Wander.Benchmarks;

/// <summary>
/// Measures drawing the map, with about eight neighbours for each console. Goal: under a second for 1,000 consoles.
/// </summary>
[MemoryDiagnoser]
public class MapBenchmarks
{
    private NetworkSnapshot _network = null!;

    /// <summary>The number of consoles in the network.</summary>
    [Params(62, 1_000)]
    public int Consoles { get; set; }

    [GlobalSetup]
    public void MakeNetwork() => _network = LargeNetwork.Of(Consoles);

    [Benchmark]
    public MapPicture Draw() => MapPicture.Of(_network.Consoles, NetworkMaps.MaximumShown);
}
