using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Wander.Protocol.Ignoring;

/// <summary>Decides under which one of its keys each wildcard is filed: the one that fewest others have.</summary>
internal sealed class IgnoreFiling
{
    // Ends are looked up at a few places of a text and grams at all of them, so an end may be shared a little.
    private const int FewEnough = 8;

    public IgnoreFiling(ImmutableArray<Wildcard> wildcards)
    {
        var places = DifferentOnes(wildcards);
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

    // The later of two equal ones is never the first to match.
    private static List<int> DifferentOnes(ImmutableArray<Wildcard> wildcards)
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
