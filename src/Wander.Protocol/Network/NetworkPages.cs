using System.Collections;
using Wander.Protocol.Findings;

namespace Wander.Protocol.Network;

/// <summary>
/// The pages of a snapshot. Of hundreds of thousands of pages hardly one changes from one snapshot to the next, so what is
/// known of each is shared, and only who recommends it is written down anew, in one array for all.
/// </summary>
public sealed class NetworkPages : IReadOnlyList<NetworkPage>
{
    private readonly PageFacts[] _facts;
    private readonly int[] _recommenders;
    private readonly DateTime[] _since; // of each recommendation
    private readonly int[] _ends; // of each page's recommenders
    private readonly Lazy<PageColumns> _columns;

    internal NetworkPages(PageFacts[] facts, int[] recommenders, DateTime[] since, int[] ends)
        : this(facts, recommenders, since, ends, new(() => new PageColumns(facts)))
    {
    }

    private NetworkPages(PageFacts[] facts, int[] recommenders, DateTime[] since, int[] ends, Lazy<PageColumns> columns) =>
        (_facts, _recommenders, _since, _ends, _columns) = (facts, recommenders, since, ends, columns);

    /// <summary>How many there are.</summary>
    public int Count => _facts.Length;

    /// <summary>The page with an index from 0 to <see cref="Count"/> - 1.</summary>
    public NetworkPage this[int index]
    {
        get
        {
            var start = index == 0 ? 0 : _ends[index - 1];
            var count = _ends[index] - start;
            return new NetworkPage(
                _facts[index], new ArraySegment<int>(_recommenders, start, count),
                    new ArraySegment<DateTime>(_since, start, count));
        }
    }

    /// <summary>For each page, whether it has this verdict and is in this language.</summary>
    /// <param name="verdict">The verdict; null for any.</param>
    /// <param name="language">The language, as <see cref="LanguageTag.Matches"/> takes it; null for any.</param>
    public bool[] Having(Verdict? verdict, string? language) => Columns.Select(verdict, language);

    /// <summary>Were <see cref="Columns"/> made?</summary>
    internal bool AreColumnsMade => _columns.IsValueCreated;

    /// <summary>What lists are filtered by.</summary>
    internal PageColumns Columns => _columns.Value;

    /// <summary>The same pages, some of them newly looked at.</summary>
    /// <param name="checks">What came of looking, by the index of the page.</param>
    internal NetworkPages With(IReadOnlyCollection<KeyValuePair<int, PageCheck>> checks)
    {
        var facts = (PageFacts[])_facts.Clone();
        foreach (var (index, check) in checks)
            facts[index] = facts[index] with { Check = check };
        // Where somebody looks at lists, what they need is kept up to date; else it is not even made.
        return _columns.IsValueCreated && _columns.Value.HasRoom
            ? new NetworkPages(facts, _recommenders, _since, _ends, new Lazy<PageColumns>(_columns.Value.With(checks)))
            : new NetworkPages(facts, _recommenders, _since, _ends);
    }

    /// <inheritdoc />
    public IEnumerator<NetworkPage> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
