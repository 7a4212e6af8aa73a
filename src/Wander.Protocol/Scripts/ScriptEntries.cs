using System.Buffers;

namespace Wander.Protocol.Scripts;

/// <summary>
/// Strings and their positions in the script, growing in pooled memory, at most <see cref="ScriptLimits.Entries"/>: an ordinary
/// script allocates the strings that are kept and the lists that they end up in, and not much more.
/// </summary>
internal sealed class ScriptEntries
{
    private string[] _entries = [];
    private int[] _positions = [];

    public int Count { get; private set; }

    public ReadOnlySpan<string> Span => _entries.AsSpan(0, Count);

    /// <summary>Where each of them stands.</summary>
    public ReadOnlySpan<int> Positions => _positions.AsSpan(0, Count);

    /// <summary>Adds an entry; false where the list is full.</summary>
    public bool TryAdd(string entry, int position)
    {
        if (Count == ScriptLimits.Entries)
            return false;
        Grow(Count + 1);
        (_entries[Count], _positions[Count]) = (entry, position);
        Count++;
        return true;
    }

    /// <summary>Adds the first of other entries, which may be these, as far as they fit; false where they do not.</summary>
    public bool TryAddAll(ScriptEntries others, int count)
    {
        var fitting = Math.Min(count, ScriptLimits.Entries - Count);
        Grow(Count + fitting);
        others._entries.AsSpan(0, fitting).CopyTo(_entries.AsSpan(Count));
        others._positions.AsSpan(0, fitting).CopyTo(_positions.AsSpan(Count));
        Count += fitting;
        return fitting == count;
    }

    /// <summary>Gives the memory back; there are no entries any more.</summary>
    public void Release()
    {
        if (_entries.Length > 0)
        {
            ArrayPool<string>.Shared.Return(_entries, clearArray: true);
            ArrayPool<int>.Shared.Return(_positions);
        }
        (_entries, _positions, Count) = ([], [], 0);
    }

    private void Grow(int count)
    {
        if (count <= _entries.Length)
            return;
        var (entries, kept) = (ArrayPool<string>.Shared.Rent(Math.Max(count, 2 * _entries.Length)), Count);
        var positions = ArrayPool<int>.Shared.Rent(entries.Length);
        Span.CopyTo(entries);
        Positions.CopyTo(positions);
        Release();
        (_entries, _positions, Count) = (entries, positions, kept);
    }
}
