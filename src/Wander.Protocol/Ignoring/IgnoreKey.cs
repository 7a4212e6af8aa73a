using System.Runtime.InteropServices;

namespace Wander.Protocol.Ignoring;

/// <summary>
/// Keys of the parts of a URL's text by which wildcards are found. Two texts may have one key: that only costs a comparison.
/// </summary>
internal static class IgnoreKey
{
    // FNV-1a, 64 bits (RFC 9923): it can be taken character by character.
    private const ulong Prime = 0x100000001b3;

    /// <summary>The key of nothing yet.</summary>
    public const ulong Start = 0xcbf29ce484222325;

    /// <summary>Characters of a gram.</summary>
    public const int GramLength = 4;

    /// <summary>The key of <paramref name="c"/> and the text after it, of which <paramref name="key"/> is the key.</summary>
    public static ulong Before(ulong key, char c) => (key ^ c) * Prime;

    /// <summary>The key of a beginning that a segment with the key <paramref name="segment"/> makes longer.</summary>
    public static ulong Beginning(ulong beginning, ulong segment) => (ulong.RotateLeft(beginning, 23) ^ segment) * Prime;

    /// <summary>The key of the gram with which <paramref name="text"/> begins.</summary>
    public static ulong Gram(ReadOnlySpan<char> text) =>
        MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text[..GramLength]));

    /// <summary>
    /// Keys of what stands before a slash in each text that <paramref name="wildcard"/> matches: of the whole beginning up
    /// to a slash, and of ends that begin with a slash or a dot.
    /// </summary>
    public static IEnumerable<ulong> EndsOf(Wildcard wildcard)
    {
        if (wildcard.Head.Contains('/', StringComparison.Ordinal))
            yield return OfBeginning(wildcard.Head);
        foreach (var piece in wildcard.Pieces)
        {
            for (int start = 0, slash; (slash = piece.IndexOf('/', start + 1)) >= 0; start = slash)
            {
                if (piece[start] is '/' or '.')
                    yield return OfEnd(piece.AsSpan(start, slash - start));
            }
        }
    }

    /// <summary>Keys of the grams of each text that <paramref name="wildcard"/> matches.</summary>
    public static IEnumerable<ulong> GramsOf(Wildcard wildcard)
    {
        foreach (var word in wildcard.Pieces.Add(wildcard.Head))
        {
            for (var i = 0; i + GramLength <= word.Length; i++)
                yield return Gram(word.AsSpan(i));
        }
    }

    private static ulong OfBeginning(string head)
    {
        var key = Start;
        for (int start = 0, slash; (slash = head.IndexOf('/', start)) >= 0; start = slash + 1)
            key = Beginning(key, OfEnd(head.AsSpan(start, slash - start)));
        return key;
    }

    private static ulong OfEnd(ReadOnlySpan<char> text)
    {
        var key = Start;
        for (var i = text.Length - 1; i >= 0; i--)
            key = Before(key, text[i]);
        return key;
    }
}
