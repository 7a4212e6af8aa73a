using System.Collections;
using Wander.Protocol.Findings;

namespace Wander.Protocol.Network;

/// <summary>
/// The pages of a snapshot. There can be hundreds of thousands of pages, few of which change between two snapshots. The
/// snapshots therefore share the facts about pages, and each snapshot stores only the recommenders of all pages, in one
/// array.
/// </summary>
public sealed class NetworkPages : IReadOnlyList<NetworkPage>
{
    private readonly PageFacts[] _facts;
    private readonly int[] _recommenders;
    private readonly DateTime[] _since; // of each recommendation, parallel to _recommenders
    private readonly int[] _ends; // for each page, the index after its last recommender
    private readonly Lazy<PageColumns> _columns;

    internal NetworkPages(PageFacts[] facts, int[] recommenders, DateTime[] since, int[] ends)
        : this(facts, recommenders, since, ends, new(() => new PageColumns(facts)))
    {
    }

    private NetworkPages(PageFacts[] facts, int[] recommenders, DateTime[] since, int[] ends, Lazy<PageColumns> columns) =>
        (_facts, _recommenders, _since, _ends, _columns) = (facts, recommenders, since, ends, columns);

    /// <summary>The number of pages.</summary>
    public int Count => _facts.Length;

    /// <summary>The page with an index from 0 to <see cref="Count"/> - 1.</summary>
    public NetworkPage this[int index]
    {
        get
        {
            var start = index == 0 ? 0 : _ends[index - 1];
            var count = _ends[index] - start;
            return new NetworkPage(
                _facts[index],
                new ArraySegment<int>(_recommenders, start, count),
                new ArraySegment<DateTime>(_since, start, count));
        }
    }

    /// <summary>Returns for each page whether it has this verdict and this language.</summary>
    /// <param name="verdict">The verdict; null for any.</param>
    /// <param name="language">The language, as <see cref="LanguageTag.Matches"/> takes it; null for any.</param>
    public bool[] Having(Verdict? verdict, string? language) => Columns.Select(verdict, language);

    /// <summary>True when <see cref="Columns"/> have been computed.</summary>
    internal bool AreColumnsMade => _columns.IsValueCreated;

    /// <summary>The columns by which lists are filtered.</summary>
    internal PageColumns Columns => _columns.Value;

    /// <summary>Returns the same pages with new check results.</summary>
    /// <param name="checks">The check results by the index of the page.</param>
    internal NetworkPages With(IReadOnlyCollection<KeyValuePair<int, PageCheck>> checks)
    {
        var facts = (PageFacts[])_facts.Clone();
        foreach (var (index, check) in checks)
            facts[index] = facts[index] with { Check = check };
        // The columns are updated only when they have been computed, which happens when a list is requested.
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
