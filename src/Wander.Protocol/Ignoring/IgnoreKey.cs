using System.Runtime.InteropServices;

namespace Wander.Protocol.Ignoring;

/// <summary>
/// Computes the keys of parts of a URL's text, by which wildcards are found. Different texts can have the same key; such a
/// collision only costs a comparison.
/// </summary>
internal static class IgnoreKey
{
    // FNV-1a with 64 bits (RFC 9923), because it can be computed character by character.
    private const ulong Prime = 0x100000001b3;

    /// <summary>The key of the empty text.</summary>
    public const ulong Start = 0xcbf29ce484222325;

    /// <summary>The number of characters of a gram.</summary>
    public const int GramLength = 4;

    /// <summary>
    /// Returns the key of a text from the key of the text without its first character <paramref name="c"/>.
    /// </summary>
    public static ulong Before(ulong key, char c) => (key ^ c) * Prime;

    /// <summary>
    /// Returns the key of a beginning that is extended by the segment with the key <paramref name="segment"/>.
    /// </summary>
    public static ulong Beginning(ulong beginning, ulong segment) => (ulong.RotateLeft(beginning, 23) ^ segment) * Prime;

    /// <summary>Returns the key of the gram at the start of <paramref name="text"/>.</summary>
    public static ulong Gram(ReadOnlySpan<char> text) =>
        MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text[..GramLength]));

    /// <summary>
    /// Returns keys of the parts that precede a slash in each text that <paramref name="wildcard"/> matches: the key of the
    /// whole beginning up to a slash, and the keys of ends that begin with a slash or a dot.
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

    /// <summary>Returns the keys of the grams that each text matched by <paramref name="wildcard"/> contains.</summary>
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
