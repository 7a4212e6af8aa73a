using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Wander.Protocol;

/// <summary>Which patterns are worth comparing with a URL that has a key.</summary>
internal sealed class IgnoreKeyTable
{
    private const int BitsPerKey = 32;

    private readonly FrozenDictionary<ulong, ImmutableArray<int>> _patterns;
    private readonly ulong[] _filter; // a bit for each key there is: almost every look ends here, in a few kilobytes
    private readonly int _shift;

    public IgnoreKeyTable(IReadOnlyDictionary<ulong, ImmutableArray<int>> patterns)
    {
        _patterns = patterns.ToFrozenDictionary();
        var bits = BitOperations.RoundUpToPowerOf2((ulong)Math.Max(64, patterns.Count * BitsPerKey));
        _filter = new ulong[bits / 64];
        _shift = 64 - BitOperations.Log2(bits);
        foreach (var key in patterns.Keys)
        {
            var bit = BitOf(key);
            _filter[bit >> 6] |= 1UL << (int)bit;
        }
    }

    /// <summary>False when no pattern has the key; true nearly always means that one has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayHold(ulong key)
    {
        var bit = BitOf(key);
        return (_filter[bit >> 6] & (1UL << (int)bit)) != 0;
    }

    /// <summary>The places of the patterns with the key, in the owner's order.</summary>
    public ImmutableArray<int> this[ulong key] => _patterns.TryGetValue(key, out var patterns) ? patterns : [];

    // Fibonacci hashing: the upper bits of the product depend on all bits of the key.
    private ulong BitOf(ulong key) => (key * 0x9e3779b97f4a7c15) >> _shift;
}
