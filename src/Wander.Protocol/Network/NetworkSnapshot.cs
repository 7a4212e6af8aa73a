using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Wander.Protocol.Network;

/// <summary>
/// Everything known at one moment: consoles, pages, who lists and who recommends what. Immutable, so any number of threads may
/// read it while the crawl prepares the next one.
/// </summary>
public sealed class NetworkSnapshot
{
    private readonly Lazy<int[]> _pagesById;
    private readonly Lazy<Dictionary<ConsoleAddress, int>> _consolesByAddress;
    private readonly Lazy<FrozenDictionary<string, RecommendationPool>> _pools;
    private readonly Lazy<ImmutableArray<LanguageCount>> _languages;

    internal NetworkSnapshot(ImmutableArray<NetworkConsole> consoles, NetworkPages pages, ImmutableArray<HiddenCount> hidden)
    {
        Consoles = consoles;
        Pages = pages;
        Hidden = hidden;
        Pool = RecommendationPool.Of(this);
        // Most snapshots of a running crawl are replaced before anybody looks something up by name.
        _pagesById = new(() => SortById(pages));
        _consolesByAddress = new(() => IndexConsoles(consoles));
        _pools = new(() => RecommendationPool.ByLanguage(this));
        _languages = new(() => LanguageCount.Of(this));
    }

    private NetworkSnapshot(NetworkSnapshot other, NetworkPages pages)
        : this(other.Consoles, pages, other.Hidden) =>
        (_pagesById, _consolesByAddress) = (other._pagesById, other._consolesByAddress);

    /// <summary>The consoles in the order of their distance from ours, which is the first.</summary>
    public ImmutableArray<NetworkConsole> Consoles { get; }

    /// <summary>The pages that somebody in the network recommends and that we do not hide.</summary>
    public NetworkPages Pages { get; }

    /// <summary>How much our ignore list hides, by pattern, the most first; patterns that hide nothing are left out.</summary>
    public ImmutableArray<HiddenCount> Hidden { get; }

    /// <summary>The base console: ours.</summary>
    public NetworkConsole Self => Consoles[0];

    /// <summary>The consoles and pages that a recommendation may be picked from.</summary>
    public RecommendationPool Pool { get; }

    /// <summary>The part of <see cref="Pool"/> in one language.</summary>
    /// <param name="language">A language tag (RFC 5646) such as <c>de</c> or <c>pt-BR</c>; what counts is the language itself.</param>
    public RecommendationPool PoolIn(string language) =>
        _pools.Value.GetValueOrDefault(RecommendationPool.PrimaryLanguage(language), RecommendationPool.Empty);

    /// <summary>The languages that <see cref="Pool"/> has, the most frequent first.</summary>
    public ImmutableArray<LanguageCount> Languages => _languages.Value;

    /// <summary>The page with this id, if it is known.</summary>
    public bool TryFindPage(PageId id, out NetworkPage page)
    {
        var order = _pagesById.Value;
        var place = PlaceOf(id);
        page = place < order.Length ? Pages[order[place]] : default;
        return page.Facts?.Address.Id == id;
    }

    /// <summary>The same network with some pages newly looked at; those that it does not know are passed over.</summary>
    public NetworkSnapshot With(IEnumerable<KeyValuePair<PageAddress, PageCheck>> checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        var order = _pagesById.Value;
        return new NetworkSnapshot(this, Pages.With(
            from check in checks
            let place = PlaceOf(check.Key.Id)
            where place < order.Length && Pages[order[place]].Address == check.Key
            select KeyValuePair.Create(order[place], check.Value)));
    }

    /// <summary>
    /// The pages in the order of their ids, from one id on: an order that stays the same while the network grows, so that a list
    /// can be read in parts.
    /// </summary>
    /// <param name="first">The smallest id, whether or not there is such a page.</param>
    public IEnumerable<NetworkPage> PagesFrom(PageId first)
    {
        var order = _pagesById.Value;
        for (var i = PlaceOf(first); i < order.Length; i++)
            yield return Pages[order[i]];
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

    // Where the first id that is not smaller stands in the order of the ids.
    private int PlaceOf(PageId id)
    {
        var order = _pagesById.Value;
        var (low, high) = (0, order.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Pages[order[middle]].Address.Id.Value < id.Value)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private static int[] SortById(NetworkPages pages)
    {
        var order = Enumerable.Range(0, pages.Count).ToArray();
        Array.Sort(Array.ConvertAll(order, index => pages[index].Address.Id.Value), order);
        return order;
    }

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
