using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Wander.Protocol.Findings;

namespace Wander.Protocol.Network;

/// <summary>
/// Everything known at one moment: consoles, pages, who lists and who recommends what. Immutable, so any number of threads
/// may read it while the crawl prepares the next one.
/// </summary>
public sealed class NetworkSnapshot
{
    private readonly ImmutableArray<Lazy<PageSequence>> _sequences; // by PageOrder; checks change none of them
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
        // Most snapshots of a running crawl are replaced before anybody looks something up by name.
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

    /// <summary>The consoles in the order of their distance from ours, which is the first.</summary>
    public ImmutableArray<NetworkConsole> Consoles { get; }

    /// <summary>The pages that somebody in the network recommends and that we do not hide.</summary>
    public NetworkPages Pages { get; }

    /// <summary>
    /// How much our ignore list hides, by pattern, the most first; patterns that hide nothing are left out.
    /// </summary>
    public ImmutableArray<HiddenCount> Hidden { get; }

    /// <summary>The base console: ours.</summary>
    public NetworkConsole Self => Consoles[0];

    /// <summary>The consoles and pages that a recommendation may be picked from.</summary>
    public RecommendationPool Pool { get; }

    /// <summary>The part of <see cref="Pool"/> in one language.</summary>
    /// <param name="language">A language tag (RFC 5646) such as <c>de</c> or <c>pt-BR</c>; what counts is the language
    /// itself.</param>
    public RecommendationPool PoolIn(string language) =>
        _pools.Value.GetValueOrDefault(RecommendationPool.PrimaryLanguage(language), RecommendationPool.Empty);

    /// <summary>The languages that <see cref="Pool"/> has, the most frequent first.</summary>
    public ImmutableArray<LanguageCount> Languages => _languages.Value;

    /// <summary>
    /// The languages of all pages that are known, whether or not they may be shown, the most frequent first.
    /// </summary>
    public ImmutableArray<LanguageCount> AllLanguages => _allLanguages.Value;

    /// <summary>All pages in an order; it is made when it is first asked for.</summary>
    public PageSequence InOrder(PageOrder order) => _sequences[(int)order].Value;

    /// <summary>Is all there that lists need, so that none of them waits for it?</summary>
    public bool AreListsPrepared =>
        _sequences.All(sequence => sequence.IsValueCreated) && Pages.AreColumnsMade && _allLanguages.IsValueCreated;

    /// <summary>Makes what lists need, if it is not there.</summary>
    public void PrepareLists()
    {
        foreach (var sequence in _sequences)
            _ = sequence.Value;
        _ = AllLanguages; // and the columns, which it counts
    }

    /// <summary>The page with this id, if it is known.</summary>
    public bool TryFindPage(PageId id, out NetworkPage page)
    {
        page = TryFindIndex(id, out var index) ? Pages[index] : default;
        return page.Facts is not null;
    }

    /// <summary>The place in <see cref="Pages"/> of the page with this id, if it is known.</summary>
    public bool TryFindIndex(PageId id, out int index)
    {
        var order = InOrder(PageOrder.ById);
        var place = order.CountBefore(new PageKey(Rank: 0, id));
        index = place < order.Indexes.Length ? order.Indexes[place] : -1;
        return index >= 0 && Pages[index].Address.Id == id;
    }

    /// <summary>The same network with some pages newly looked at; those that it does not know are passed over.</summary>
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
    /// The pages in the order of their ids, from one id on: an order that stays the same while the network grows, so that a
    /// list can be read in parts.
    /// </summary>
    /// <param name="first">The smallest id, whether or not there is such a page.</param>
    public IEnumerable<NetworkPage> PagesFrom(PageId first)
    {
        var order = InOrder(PageOrder.ById);
        for (var i = order.CountBefore(new PageKey(Rank: 0, first)); i < order.Indexes.Length; i++)
            yield return Pages[order.Indexes[i]];
    }

    /// <summary>The console at this address or with this alias, if it is known.</summary>
    public bool TryFindConsole(ConsoleAddress address, [NotNullWhen(true)] out NetworkConsole? console)
    {
        ArgumentNullException.ThrowIfNull(address);
        console = _consolesByAddress.Value.TryGetValue(address, out var index) ? Consoles[index] : null;
        return console is not null;
    }

    /// <summary>The consoles by which ours reached this one: ours first, this one last.</summary>
    public ImmutableArray<NetworkConsole> PathTo(NetworkConsole console)
    {
        ArgumentNullException.ThrowIfNull(console);
        var path = ImmutableArray.CreateBuilder<NetworkConsole>(console.Depth + 1);
        for (var index = console.Index; index >= 0; index = Consoles[index].FoundThrough)
            path.Add(Consoles[index]);
        path.Reverse();
        return path.DrainToImmutable();
    }

    /// <summary>The recommender of a page that is nearest to ours.</summary>
    public NetworkConsole NearestRecommender(NetworkPage page) => Consoles[page.Recommenders.Min()]; // ordered by distance

    private static Dictionary<ConsoleAddress, int> IndexConsoles(ImmutableArray<NetworkConsole> consoles)
    {
        var index = new Dictionary<ConsoleAddress, int>(consoles.Length, ConsoleAddress.SchemeAside);
        foreach (var console in consoles)
        {
            index.TryAdd(console.Address, console.Index);
            foreach (var alias in console.Aliases)
                index.TryAdd(alias, console.Index);
        }
        return index;
    }
}
