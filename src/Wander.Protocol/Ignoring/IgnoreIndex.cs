using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Wander.Protocol;

/// <summary>
/// Finds the first of many wildcards that matches a text, without comparing more than a few: as fast with 20,000 as with 50
/// (design, section 15). It says what trying all of them one by one would say.
/// </summary>
/// <remarks>
/// Texts end in a slash, and so do wildcards. Hence whatever stands in a wildcard before a slash stands before a slash in each text
/// that it matches: for <c>*.example.com/</c> the text has <c>.example.com</c> before one of its slashes, in the host or, because stars
/// run over slashes, in the path; for <c>example.com/foo/</c> it begins so. Each wildcard is filed under one such key, the
/// rarest of its keys, and each key that a text has is looked up. What has no key (<c>*foo*</c>, <c>google.*</c>) is tried one by one when
/// the text contains a word of one of them.
/// </remarks>
internal sealed class IgnoreIndex
{
    /// <summary>The place of no wildcard.</summary>
    public const int None = int.MaxValue;

    // A text can have one key a thousand times over; from here on it is remembered which were looked up.
    private const int LooksWithoutMemory = 16;

    private readonly ImmutableArray<Wildcard> _wildcards;
    private readonly IgnoreKeyTable _table;
    private readonly bool _hasRagged;
    private readonly ImmutableArray<int> _keyless;
    private readonly SearchValues<string> _keylessWords;

    public IgnoreIndex(ImmutableArray<Wildcard> wildcards)
    {
        _wildcards = wildcards;
        var places = DifferentOnes(wildcards);
        var uses = CountKeys(places.Select(place => wildcards[place]));
        var filed = places.ToLookup(place => RarestKey(wildcards[place], uses));
        _hasRagged = filed.Any(group => group.Key is { IsRagged: true });
        _table = new IgnoreKeyTable(filed.Where(group => group.Key is not null)
            .GroupBy(group => group.Key!.Value.Key, group => (IEnumerable<int>)group)
            .ToDictionary(group => group.Key, group => group.SelectMany(each => each).Order().ToImmutableArray()));
        _keyless = [.. filed[null]];
        _keylessWords = SearchValues.Create([.. _keyless.Select(place => wildcards[place].LongestWord)], StringComparison.Ordinal);
    }

    /// <summary>The place of the first wildcard that matches the text, or <see cref="None"/>.</summary>
    /// <param name="text">A text with a slash at its end.</param>
    public int Find(ReadOnlySpan<char> text)
    {
        var search = new Search { First = None };
        var beginning = IgnoreKey.Start;
        for (int start = 0, slash; start < text.Length; start = slash + 1)
        {
            slash = start + text[start..].IndexOf('/');
            var key = IgnoreKey.Start;
            for (var i = slash - 1; i >= start; i--)
            {
                key = IgnoreKey.Before(key, text[i]);
                if ((_hasRagged || text[i] == '.') && _table.MayHold(key))
                    Look(key, text, ref search);
            }
            beginning = IgnoreKey.Beginning(beginning, key);
            if (_table.MayHold(beginning))
                Look(beginning, text, ref search);
            key = IgnoreKey.Before(key, '/');
            if (start > 0 && _table.MayHold(key))
                Look(key, text, ref search);
        }
        if (!_keyless.IsEmpty && text.ContainsAny(_keylessWords))
            TryInOrder(_keyless, text, ref search);
        return search.First;
    }

    private void Look(ulong key, ReadOnlySpan<char> text, ref Search search)
    {
        if (++search.Looks > LooksWithoutMemory && !(search.LookedUp ??= []).Add(key))
            return;
        TryInOrder(_table[key], text, ref search);
    }

    private void TryInOrder(ImmutableArray<int> places, ReadOnlySpan<char> text, ref Search search)
    {
        foreach (var place in places)
        {
            if (place >= search.First)
                return;
            if (_wildcards[place].Matches(text))
                search.First = place;
        }
    }

    // The later of two equal ones is never the first to match.
    private static List<int> DifferentOnes(ImmutableArray<Wildcard> wildcards)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, wildcards.Length).Where(place => known.Add(wildcards[place].Text))];
    }

    private static Dictionary<ulong, int> CountKeys(IEnumerable<Wildcard> wildcards)
    {
        var uses = new Dictionary<ulong, int>();
        foreach (var (key, _) in wildcards.SelectMany(IgnoreKey.Of))
            CollectionsMarshal.GetValueRefOrAddDefault(uses, key, out _)++;
        return uses;
    }

    // A ragged key makes every place of a text worth a look: only where the others are of little use.
    private static (ulong Key, bool IsRagged)? RarestKey(Wildcard wildcard, Dictionary<ulong, int> uses) =>
        IgnoreKey.Of(wildcard)
            .OrderBy(key => uses[key.Key])
            .ThenBy(key => key.IsRagged)
            .Select(key => ((ulong, bool)?)key)
            .FirstOrDefault();

    private struct Search
    {
        public int First;
        public int Looks;
        public HashSet<ulong>? LookedUp;
    }
}
