using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Wander.Protocol.Ignoring;

/// <summary>Maps a key to the indexes of the wildcards that can match a text with this key.</summary>
internal sealed class IgnoreKeyTable
{
    private const int BitsPerKey = 32;

    private readonly FrozenDictionary<ulong, ImmutableArray<int>> _places;
    private readonly ulong[] _filter; // a bit per key, in a few kilobytes: it answers almost all look-ups
    private readonly int _shift;

    public IgnoreKeyTable(IEnumerable<(ulong Key, int Place)> filed)
    {
        _places = filed.GroupBy(each => each.Key, each => each.Place)
            .ToFrozenDictionary(group => group.Key, group => group.Order().ToImmutableArray());
        var bits = BitOperations.RoundUpToPowerOf2((ulong)Math.Max(64, _places.Count * BitsPerKey));
        _filter = new ulong[bits / 64];
        _shift = 64 - BitOperations.Log2(bits);
        foreach (var key in _places.Keys)
        {
            var bit = BitOf(key);
            _filter[bit >> 6] |= 1UL << (int)bit;
        }
    }

    public bool IsEmpty => _places.Count == 0;

    /// <summary>The indexes of the wildcards that are stored under the key, in the owner's order.</summary>
    public ImmutableArray<int> this[ulong key] => _places.TryGetValue(key, out var places) ? places : [];

    /// <summary>Returns false when no wildcard is stored under the key; true can be wrong, but rarely is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayHold(ulong key)
    {
        var bit = BitOf(key);
        return (_filter[bit >> 6] & (1UL << (int)bit)) != 0;
    }

    // Fibonacci hashing: the upper bits of the product depend on all bits of the key.
    private ulong BitOf(ulong key) => (key * 0x9e3779b97f4a7c15) >> _shift;
}
