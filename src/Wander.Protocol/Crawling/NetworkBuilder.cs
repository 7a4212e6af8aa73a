using System.Collections.Immutable;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;

namespace Wander.Protocol.Crawling;

/// <summary>
/// Collects the results of a crawl and builds a <see cref="NetworkSnapshot"/> on request. Pages that the ignore list hides
/// are not added. Not safe for concurrent use.
/// </summary>
public sealed class NetworkBuilder
{
    /// <summary>
    /// The maximum number of pages, so that a hostile network cannot fill the memory (about 400 bytes per page).
    /// </summary>
    public const int MaximumPages = 2_000_000;

    private readonly ConsoleNode _self;
    private readonly IgnoreList _ignore;
    private readonly Func<PageAddress, DateTimeOffset, PageFacts?> _factsOf;
    private readonly HiddenCounts _hidden;
    private readonly Dictionary<ConsoleAddress, ConsoleNode> _consoles = new(ConsoleAddress.IgnoringScheme);
    private readonly Dictionary<PageAddress, PageNode?> _pages = []; // null for a page that is left out

    // The neighbours of a console are looked up when a snapshot is built, because they may be added after its listing.
    private readonly Dictionary<ConsoleNode, ImmutableArray<ConsoleAddress>> _unresolved = [];

    /// <summary>Creates a network that consists of this console.</summary>
    /// <param name="self">The address of this console.</param>
    /// <param name="ignore">The ignore list.</param>
    /// <param name="factsOf">
    /// Returns the stored facts about a page, or null when the page must be left out. Called once for each page, with the
    /// time at which its list was read. When it is null, all pages are new.
    /// </param>
    public NetworkBuilder(ConsoleAddress self, IgnoreList ignore, Func<PageAddress, DateTimeOffset, PageFacts?>? factsOf = null)
    {
        ArgumentNullException.ThrowIfNull(self);
        ArgumentNullException.ThrowIfNull(ignore);
        (_ignore, _hidden) = (ignore, new HiddenCounts(ignore));
        _self = new ConsoleNode(self) { State = ConsoleState.Read };
        _consoles.Add(self, _self);
        _factsOf = factsOf ?? ((page, at) => new PageFacts(page, at, Note: null));
    }

    /// <summary>Adds a console that has not been read yet, or another address of a console that has already been added.</summary>
    public void Add(ConsoleAddress console)
    {
        ArgumentNullException.ThrowIfNull(console);
        if (Find(console) is not { } node)
            _consoles.Add(console, new ConsoleNode(console));
        else if (node.Address != console)
            node.Aliases.Add(console);
    }

    /// <summary>Merges two addresses that lead to the same console.</summary>
    /// <param name="alias">The requested address; it must have been added.</param>
    /// <param name="final">The address at which the console was found.</param>
    public void Merge(ConsoleAddress alias, ConsoleAddress final)
    {
        ArgumentNullException.ThrowIfNull(alias);
        ArgumentNullException.ThrowIfNull(final);
        var from = Find(alias) ?? throw new ArgumentException($"{alias} was not added.", nameof(alias));
        if (Find(final) is { } to && to != from)
        {
            to.Aliases.UnionWith([alias, from.Address, .. from.Aliases]);
            to.Aliases.Remove(to.Address);
            from.MergedInto = to;
        }
        else
        {
            from.Aliases.Add(from.Address);
            from.Aliases.Add(alias);
            from.Aliases.Remove(final);
            from.Address = final;
            _consoles.TryAdd(final, from);
        }
    }

    /// <summary>Sets the lists of a console.</summary>
    /// <param name="console">This console, or a console that was added.</param>
    /// <param name="listing">Its lists. Neighbours that are not added before the next snapshot are skipped.</param>
    /// <param name="at">
    /// The time at which the lists were read; new pages get it as the time at which they were first seen.
    /// </param>
    /// <param name="notes">The notes of this console's owner about its pages; null when there are none.</param>
    public void SetListing(
        ConsoleAddress console,
        ConsoleListing listing,
        DateTimeOffset at,
        IReadOnlyDictionary<PageAddress, string>? notes = null)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(listing);
        var node = Find(console) ?? throw new ArgumentException($"{console} was not added.", nameof(console));
        _unresolved[node] = listing.Consoles;
        SetPages(node, listing, at, notes);
        foreach (var neighbour in listing.Consoles)
            _hidden.CountIfHidden(neighbour);
    }

    /// <summary>Excludes a console, which must have been added, from snapshots until its state is set.</summary>
    public void Exclude(ConsoleAddress console)
    {
        ArgumentNullException.ThrowIfNull(console);
        var node = Find(console) ?? throw new ArgumentException($"{console} was not added.", nameof(console));
        node.IsExcluded = true;
    }

    /// <summary>Sets the state of a console, and includes it in snapshots again.</summary>
    /// <param name="console">A console that was added.</param>
    /// <param name="state">Its state.</param>
    /// <param name="failure">The reason why it could not be read; null when it was read.</param>
    /// <param name="lastRead">The time at which its <c>wander.js</c> was last read; null when it was never read.</param>
    /// <param name="remark">
    /// A mistake in its <c>wander.js</c> that its owner may want to correct; null when there is none.
    /// </param>
    public void SetState(
        ConsoleAddress console, ConsoleState state, Failure? failure, DateTimeOffset? lastRead, ConsoleRemark? remark = null)
    {
        ArgumentNullException.ThrowIfNull(console);
        var node = Find(console) ?? throw new ArgumentException($"{console} was not added.", nameof(console));
        (node.State, node.Failure, node.Remark) = (state, failure, remark);
        (node.LastRead, node.IsExcluded) = (lastRead, false);
    }

    /// <summary>Sets the result of checking a page. Does nothing for a page that is not in the network.</summary>
    public void SetCheck(PageAddress page, PageCheck check)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (_pages.GetValueOrDefault(page) is { } node)
            node.Facts = ApplyIgnoreList(node.Facts with { Check = check });
    }

    /// <summary>
    /// Builds a snapshot of the consoles that can be reached from this console, and of the pages that they recommend.
    /// </summary>
    public NetworkSnapshot ToSnapshot()
    {
        foreach (var (node, neighbours) in _unresolved)
            node.Neighbours = [.. neighbours.Select(Find).OfType<ConsoleNode>()];
        _unresolved.Clear();
        return new NetworkAssembly(_self).ToSnapshot(_hidden.ToArray());
    }

    private void SetPages(
        ConsoleNode node, ConsoleListing listing, DateTimeOffset at, IReadOnlyDictionary<PageAddress, string>? notes)
    {
        var (pages, since) = (new List<PageNode>(listing.Pages.Length), new List<DateTime>(listing.Pages.Length));
        for (var i = 0; i < listing.Pages.Length; i++)
        {
            if (FindOrAdd(listing.Pages[i], at, notes) is not { } page)
                continue;
            pages.Add(page);
            // A missing time is the default value. No console recommended the page before it was first seen.
            var noted = i < listing.Since.Length ? listing.Since[i] : default;
            since.Add((noted > page.Facts.FirstSeen ? noted : page.Facts.FirstSeen).UtcDateTime);
        }
        (node.Pages, node.Since) = ([.. pages], [.. since]);
    }

    private ConsoleNode? Find(ConsoleAddress address)
    {
        var node = _consoles.GetValueOrDefault(address);
        while (node?.MergedInto is { } other)
            node = other;
        return node;
    }

    private PageNode? FindOrAdd(PageAddress address, DateTimeOffset at, IReadOnlyDictionary<PageAddress, string>? notes)
    {
        if (!_pages.TryGetValue(address, out var node))
        {
            if (_pages.Count >= MaximumPages)
                return null;
            node = !_hidden.CountIfHidden(address) && _factsOf(address, at) is { } facts
                ? new PageNode(ApplyIgnoreList(facts))
                : null;
            _pages.Add(address, node);
        }
        if (node is not null && notes?.GetValueOrDefault(address) is { } note)
            node.Facts = node.Facts with { Note = note };
        return node;
    }

    // A check neither follows a redirect to a hidden address nor stores a hidden feed, but the ignore list may have changed
    // since the check.
    private PageFacts ApplyIgnoreList(PageFacts facts)
    {
        if (facts.Check.Feed is { } feed && _ignore.Hides(feed.Value))
            facts = facts with { Check = facts.Check with { Feed = null } };
        return facts.Check is { Verdict: Verdict.Embeddable, Final: { } final } && _ignore.RefusalOf(final) is { } failure
            ? facts with { Check = facts.Check with { Verdict = Verdict.Failing, Failure = failure } }
            : facts;
    }
}
