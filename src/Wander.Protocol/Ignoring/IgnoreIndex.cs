using System.Buffers;
using System.Collections.Immutable;

namespace Wander.Protocol.Ignoring;

/// <summary>
/// Finds the first of many wildcards that matches a text, but compares the text with only a few of them, so that 20,000
/// wildcards take about as long as 50. The result is the same as comparing the text with each wildcard in turn.
/// </summary>
/// <remarks>
/// All texts and all wildcards end with a slash. The characters before a slash in a wildcard therefore precede a slash in
/// each text that it matches. For <c>*.example.com/</c>, the text contains <c>.example.com</c> before a slash, in the host
/// or (because a star also matches slashes) in the path; for <c>example.com/foo/</c>, the text begins with it. Such an "end"
/// is a key. For wildcards without a usable end (<c>*example.com/</c>, <c>*word*</c>, <c>google.*/</c>), the key is a
/// "gram": four consecutive characters that the text must contain. Each wildcard is stored under one of its keys, and all
/// keys of a text are looked up. Wildcards without a key (<c>*ad*</c>) are compared in turn, but only when the text contains
/// the longest word of one of them.
/// </remarks>
internal sealed class IgnoreIndex
{
    /// <summary>The result when no wildcard matches.</summary>
    public const int None = int.MaxValue;

    // A text can contain a key thousands of times. After this many look-ups, the keys that were looked up are stored, so
    // that each further key is looked up once.
    private const int LookupsWithoutMemory = 16;

    private readonly ImmutableArray<Wildcard> _wildcards;
    private readonly IgnoreKeyTable _ends;
    private readonly IgnoreKeyTable _grams;
    private readonly ImmutableArray<int> _keyless;
    private readonly SearchValues<string> _keylessWords;

    public IgnoreIndex(ImmutableArray<Wildcard> wildcards)
    {
        _wildcards = wildcards;
        var filing = new IgnoreFiling(wildcards);
        _ends = new IgnoreKeyTable(filing.ByEnd);
        _grams = new IgnoreKeyTable(filing.ByGram);
        _keyless = [.. filing.Keyless];
        var words = _keyless.Select(place => wildcards[place].LongestWord).ToArray();
        _keylessWords = SearchValues.Create(words, StringComparison.Ordinal);
    }

    /// <summary>Returns the index of the first wildcard that matches the text, or <see cref="None"/>.</summary>
    /// <param name="text">A text that ends with a slash.</param>
    public int Find(ReadOnlySpan<char> text)
    {
        var search = new Search { First = None };
        LookUp(text, ref search);
        return search.First;
    }

    /// <summary>
    /// Returns the indexes of all wildcards that match the text, in order and without wildcards that equal an earlier one.
    /// </summary>
    /// <param name="text">A text that ends with a slash.</param>
    public IReadOnlyCollection<int> FindAll(ReadOnlySpan<char> text)
    {
        var all = new SortedSet<int>();
        var search = new Search { First = None, All = all };
        LookUp(text, ref search);
        return all;
    }

    private void LookUp(ReadOnlySpan<char> text, ref Search search)
    {
        LookUpEnds(text, ref search);
        if (!_grams.IsEmpty)
            LookUpGrams(text, ref search);
        if (!_keyless.IsEmpty && text.ContainsAny(_keylessWords))
            TryInTurn(_keyless, text, ref search);
    }

    private void LookUpEnds(ReadOnlySpan<char> text, ref Search search)
    {
        var beginning = IgnoreKey.Start;
        for (int start = 0, slash; start < text.Length; start = slash + 1)
        {
            slash = start + text[start..].IndexOf('/');
            var key = IgnoreKey.Start;
            for (var i = slash - 1; i >= start; i--)
            {
                key = IgnoreKey.Before(key, text[i]);
                if (text[i] == '.' && _ends.MayHold(key))
                    LookUp(_ends, key, text, ref search);
            }
            beginning = IgnoreKey.Beginning(beginning, key);
            if (_ends.MayHold(beginning))
                LookUp(_ends, beginning, text, ref search);
            key = IgnoreKey.Before(key, '/');
            if (start > 0 && _ends.MayHold(key))
                LookUp(_ends, key, text, ref search);
        }
    }

    private void LookUpGrams(ReadOnlySpan<char> text, ref Search search)
    {
        for (var i = 0; i + IgnoreKey.GramLength <= text.Length; i++)
        {
            var key = IgnoreKey.Gram(text[i..]);
            if (_grams.MayHold(key))
                LookUp(_grams, key, text, ref search);
        }
    }

    private void LookUp(IgnoreKeyTable table, ulong key, ReadOnlySpan<char> text, ref Search search)
    {
        if (++search.Looks <= LookupsWithoutMemory || (search.LookedUp ??= []).Add((table, key)))
            TryInTurn(table[key], text, ref search);
    }

    private void TryInTurn(ImmutableArray<int> places, ReadOnlySpan<char> text, ref Search search)
    {
        foreach (var place in places)
        {
            if (place >= search.First)
                return;
            if (!_wildcards[place].Matches(text))
                continue;
            if (search.All is { } all)
                all.Add(place);
            else
                search.First = place;
        }
    }

    private struct Search
    {
        public int First;
        public SortedSet<int>? All; // null when only the first match is needed
        public int Looks;
        public HashSet<(IgnoreKeyTable Table, ulong Key)>? LookedUp;
    }
}
