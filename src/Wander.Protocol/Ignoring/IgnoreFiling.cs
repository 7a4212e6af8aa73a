using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Wander.Protocol.Ignoring;

/// <summary>Selects the index key of each wildcard: the key that the fewest other wildcards have.</summary>
internal sealed class IgnoreFiling
{
    // A text has few ends but a gram at each position, so an end is preferred even when up to 8 wildcards share it.
    private const int FewEnough = 8;

    public IgnoreFiling(ImmutableArray<Wildcard> wildcards)
    {
        var places = DistinctPlaces(wildcards);
        var ends = Count(places.SelectMany(place => IgnoreKey.EndsOf(wildcards[place])));
        var starred = places.Where(place => wildcards[place].HasStar);
        var grams = Count(starred.SelectMany(place => IgnoreKey.GramsOf(wildcards[place])));
        foreach (var place in places)
        {
            var wildcard = wildcards[place];
            var end = Rarest(IgnoreKey.EndsOf(wildcard), ends);
            var gram = wildcard.HasStar && !(end?.Uses <= FewEnough) ? Rarest(IgnoreKey.GramsOf(wildcard), grams) : null;
            if (end is not null && (gram is null || end.Value.Uses <= gram.Value.Uses))
                ByEnd.Add((end.Value.Key, place));
            else if (gram is not null)
                ByGram.Add((gram.Value.Key, place));
            else
                Keyless.Add(place);
        }
    }

    public List<(ulong Key, int Place)> ByEnd { get; } = [];

    public List<(ulong Key, int Place)> ByGram { get; } = [];

    public List<int> Keyless { get; } = [];

    // Returns the places without duplicates: of two equal wildcards, the later one is never the first match.
    private static List<int> DistinctPlaces(ImmutableArray<Wildcard> wildcards)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, wildcards.Length).Where(place => known.Add(wildcards[place].Text))];
    }

    private static Dictionary<ulong, int> Count(IEnumerable<ulong> keys)
    {
        var uses = new Dictionary<ulong, int>();
        foreach (var key in keys)
            CollectionsMarshal.GetValueRefOrAddDefault(uses, key, out _)++;
        return uses;
    }

    private static (ulong Key, int Uses)? Rarest(IEnumerable<ulong> keys, Dictionary<ulong, int> uses) =>
        keys.Select(key => ((ulong Key, int Uses)?)(key, uses[key])).MinBy(key => key!.Value.Uses);
}
