using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Wander.Protocol.Findings;

namespace Wander.Protocol.Network;

/// <summary>
/// The state of the network at one moment: consoles, pages, lists of neighbours and recommendations. Immutable, so any
/// number of threads can read it while the crawl prepares the next snapshot.
/// </summary>
public sealed class NetworkSnapshot
{
    private readonly ImmutableArray<Lazy<PageSequence>> _sequences; // by PageOrder; new check results do not change them
    private readonly Lazy<Dictionary<ConsoleAddress, int>> _consolesByAddress;
    private readonly Lazy<FrozenDictionary<string, RecommendationPool>> _pools;
    private readonly Lazy<ImmutableArray<LanguageCount>> _languages;
    private readonly Lazy<ImmutableArray<LanguageCount>> _allLanguages;

    internal NetworkSnapshot(ImmutableArray<NetworkConsole> consoles, NetworkPages pages, ImmutableArray<HiddenCount> hidden)
    {
        Consoles = consoles;
        Pages = pages;
        Hidden = hidden;
        Pool = RecommendationPool.Of(this);
        // These are computed on demand, because most snapshots of a running crawl are replaced before they are needed.
        _sequences = [.. Enum.GetValues<PageOrder>().Select(
            order => new Lazy<PageSequence>(() => PageSequence.Of(pages, indexes: null, order)))];
        _consolesByAddress = new(() => IndexConsoles(consoles));
        _pools = new(() => RecommendationPool.ByLanguage(this));
        _languages = new(() => LanguageCount.Of(this));
        _allLanguages = new(() => LanguageCount.Of(pages.Columns.CountLanguages()));
    }

    private NetworkSnapshot(NetworkSnapshot other, NetworkPages pages)
        : this(other.Consoles, pages, other.Hidden) =>
        (_sequences, _consolesByAddress) = (other._sequences, other._consolesByAddress);

    /// <summary>The consoles in the order of their distance from this console, which is the first.</summary>
    public ImmutableArray<NetworkConsole> Consoles { get; }

    /// <summary>The pages that consoles of the network recommend, without hidden pages.</summary>
    public NetworkPages Pages { get; }

    /// <summary>
    /// The numbers of hidden consoles and pages by pattern, in descending order, without patterns that hide nothing.
    /// </summary>
    public ImmutableArray<HiddenCount> Hidden { get; }

    /// <summary>This console.</summary>
    public NetworkConsole Self => Consoles[0];

    /// <summary>The consoles and pages from which recommendations are picked.</summary>
    public RecommendationPool Pool { get; }

    /// <summary>Returns the part of <see cref="Pool"/> in one language.</summary>
    /// <param name="language">
    /// A language tag (RFC 5646) such as <c>de</c> or <c>pt-BR</c>; only the primary language is used.
    /// </param>
    public RecommendationPool PoolIn(string language) =>
        _pools.Value.GetValueOrDefault(RecommendationPool.PrimaryLanguage(language), RecommendationPool.Empty);

    /// <summary>The languages of the pages in <see cref="Pool"/>, the most frequent first.</summary>
    public ImmutableArray<LanguageCount> Languages => _languages.Value;

    /// <summary>
    /// The languages of all pages of the snapshot, including pages that cannot be shown in the frame, the most frequent first.
    /// </summary>
    public ImmutableArray<LanguageCount> AllLanguages => _allLanguages.Value;

    /// <summary>Returns all pages in an order, which is computed at the first call.</summary>
    public PageSequence InOrder(PageOrder order) => _sequences[(int)order].Value;

    /// <summary>True when everything that lists need is computed, so that they do not have to wait for it.</summary>
    public bool AreListsPrepared =>
        _sequences.All(sequence => sequence.IsValueCreated) && Pages.AreColumnsMade && _allLanguages.IsValueCreated;

    /// <summary>Computes everything that lists need, unless it has been computed already.</summary>
    public void PrepareLists()
    {
        foreach (var sequence in _sequences)
            _ = sequence.Value;
        _ = AllLanguages; // this also computes the columns
    }

    /// <summary>Finds the page with an id. Returns false when there is none.</summary>
    public bool TryFindPage(PageId id, out NetworkPage page)
    {
        page = TryFindIndex(id, out var index) ? Pages[index] : default;
        return page.Facts is not null;
    }

    /// <summary>Finds the index in <see cref="Pages"/> of the page with an id. Returns false when there is none.</summary>
    public bool TryFindIndex(PageId id, out int index)
    {
        var order = InOrder(PageOrder.ById);
        var place = order.CountBefore(new PageKey(Rank: 0, id));
        index = place < order.Indexes.Length ? order.Indexes[place] : -1;
        return index >= 0 && Pages[index].Address.Id == id;
    }

    /// <summary>Returns the same network with new check results. Results for unknown pages are skipped.</summary>
    public NetworkSnapshot With(IEnumerable<KeyValuePair<PageAddress, PageCheck>> checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        var known = new List<KeyValuePair<int, PageCheck>>();
        foreach (var (page, check) in checks)
        {
            if (TryFindIndex(page.Id, out var index) && Pages[index].Address == page)
                known.Add(KeyValuePair.Create(index, check));
        }
        return new NetworkSnapshot(this, Pages.With(known));
    }

    /// <summary>
    /// Returns the pages in the order of their ids, starting at an id. This order does not change while the network grows,
    /// so a client can read the list in parts.
    /// </summary>
    /// <param name="first">The smallest id to return; there need not be a page with this id.</param>
    public IEnumerable<NetworkPage> PagesFrom(PageId first)
    {
        var order = InOrder(PageOrder.ById);
        for (var i = order.CountBefore(new PageKey(Rank: 0, first)); i < order.Indexes.Length; i++)
            yield return Pages[order.Indexes[i]];
    }

    /// <summary>Finds a console by its address or an alias, with either scheme. Returns false when there is none.</summary>
    public bool TryFindConsole(ConsoleAddress address, [NotNullWhen(true)] out NetworkConsole? console)
    {
        ArgumentNullException.ThrowIfNull(address);
        console = _consolesByAddress.Value.TryGetValue(address, out var index) ? Consoles[index] : null;
        return console is not null;
    }

    /// <summary>Returns the consoles on a shortest path from this console to the given console, including both.</summary>
    public ImmutableArray<NetworkConsole> PathTo(NetworkConsole console)
    {
        ArgumentNullException.ThrowIfNull(console);
        var path = ImmutableArray.CreateBuilder<NetworkConsole>(console.Depth + 1);
        for (var index = console.Index; index >= 0; index = Consoles[index].FoundThrough)
            path.Add(Consoles[index]);
        path.Reverse();
        return path.DrainToImmutable();
    }

    /// <summary>
    /// Returns the recommender of a page that is nearest to this console: consoles are sorted by distance.
    /// </summary>
    public NetworkConsole NearestRecommender(NetworkPage page) => Consoles[page.Recommenders.Min()];

    private static Dictionary<ConsoleAddress, int> IndexConsoles(ImmutableArray<NetworkConsole> consoles)
    {
        var index = new Dictionary<ConsoleAddress, int>(consoles.Length, ConsoleAddress.IgnoringScheme);
        foreach (var console in consoles)
        {
            index.TryAdd(console.Address, console.Index);
            foreach (var alias in console.Aliases)
                index.TryAdd(alias, console.Index);
        }
        return index;
    }
}
