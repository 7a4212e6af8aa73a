namespace Wander.Protocol;

/// <summary>
/// Hashes of the parts of a URL's text by which patterns are found: its beginning up to a slash, and what ends before a slash.
/// </summary>
internal static class IgnoreKey
{
    // FNV-1a, 64 bits (RFC 9923). It can be taken character by character, and two equal hashes only cost a comparison.
    private const ulong Prime = 0x100000001b3;

    /// <summary>The key of nothing yet.</summary>
    public const ulong Start = 0xcbf29ce484222325;

    /// <summary>The key of <paramref name="c"/> and what <paramref name="key"/> is the key of: texts are taken from their end.</summary>
    public static ulong Before(ulong key, char c) => (key ^ c) * Prime;

    /// <summary>The key of a beginning that one more segment, which has the key <paramref name="segment"/>, makes longer.</summary>
    public static ulong Beginning(ulong beginning, ulong segment) => (ulong.RotateLeft(beginning, 23) ^ segment) * Prime;

    /// <summary>The keys of which all are among those of any text that <paramref name="wildcard"/> matches.</summary>
    /// <returns>Each with whether it is that of a text beginning with neither a dot nor a slash and has to be looked for everywhere.</returns>
    public static IEnumerable<(ulong Key, bool IsRagged)> Of(Wildcard wildcard)
    {
        if (wildcard.Head.Contains('/', StringComparison.Ordinal))
            yield return (OfBeginning(wildcard.Head), false);
        foreach (var piece in wildcard.Pieces)
        {
            for (int start = 0, slash; (slash = piece.IndexOf('/', start + 1)) >= 0; start = slash)
                yield return (OfEnd(piece.AsSpan(start, slash - start)), piece[start] is not ('/' or '.'));
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
