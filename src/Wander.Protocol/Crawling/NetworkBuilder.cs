using System.Collections.Immutable;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;

namespace Wander.Protocol.Crawling;

/// <summary>
/// Grows while the crawl runs, and gives a <see cref="NetworkSnapshot"/> whenever one is wanted. For one writer at a time.
/// What the ignore list hides never gets in.
/// </summary>
public sealed class NetworkBuilder
{
    /// <summary>The most pages that are kept, so that a hostile network cannot fill the memory (about 400 bytes each).</summary>
    public const int MaximumPages = 2_000_000;

    private readonly ConsoleNode _self;
    private readonly IgnoreList _ignore;
    private readonly Func<PageAddress, DateTimeOffset, PageFacts?> _meet;
    private readonly HiddenCounts _hidden;
    private readonly Dictionary<ConsoleAddress, ConsoleNode> _consoles = new(ConsoleAddress.SchemeAside);
    private readonly Dictionary<PageAddress, PageNode?> _pages = []; // null: hidden

    // A console's neighbours are looked up when they had time to be added, not in the middle of it.
    private readonly Dictionary<ConsoleNode, ImmutableArray<ConsoleAddress>> _unresolved = [];

    /// <summary>A network that consists of our own console.</summary>
    /// <param name="self">Our address.</param>
    /// <param name="ignore">What is hidden.</param>
    /// <param name="meet">
    /// What is known of a page, asked once for each with the time when it was read; null for a page that there is no room for.
    /// Without it, all pages are new.
    /// </param>
    public NetworkBuilder(ConsoleAddress self, IgnoreList ignore, Func<PageAddress, DateTimeOffset, PageFacts?>? meet = null)
    {
        ArgumentNullException.ThrowIfNull(self);
        ArgumentNullException.ThrowIfNull(ignore);
        (_ignore, _hidden) = (ignore, new HiddenCounts(ignore));
        _self = new ConsoleNode(self) { State = ConsoleState.Read };
        _consoles.Add(self, _self);
        _meet = meet ?? ((page, at) => new PageFacts(page, at, Note: null));
    }

    /// <summary>Takes a newly met console in, not read yet; or one more address of a console that is here already.</summary>
    public void Add(ConsoleAddress console)
    {
        ArgumentNullException.ThrowIfNull(console);
        if (Find(console) is not { } node)
            _consoles.Add(console, new ConsoleNode(console));
        else if (node.Address != console)
            node.Aliases.Add(console);
    }

    /// <summary>One address turned out to lead to the console at another: both are one from now on.</summary>
    /// <param name="alias">The address that was asked; it must have been added.</param>
    /// <param name="final">The address that answered.</param>
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

    /// <summary>Sets what a console lists.</summary>
    /// <param name="console">Our own, or one that was added.</param>
    /// <param name="listing">Its lists; neighbours that are not added by the next snapshot are passed over.</param>
    /// <param name="at">When it was read; new pages were first seen then.</param>
    /// <param name="notes">What we say about our own pages ourselves.</param>
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
            _hidden.Note(neighbour);
    }

    /// <summary>Leaves a console that was added out of snapshots, until its state is set.</summary>
    public void Hide(ConsoleAddress console)
    {
        ArgumentNullException.ThrowIfNull(console);
        var node = Find(console) ?? throw new ArgumentException($"{console} was not added.", nameof(console));
        node.IsHidden = true;
    }

    /// <summary>Sets what is known of a console's health.</summary>
    /// <param name="console">One that was added.</param>
    /// <param name="state">Its state.</param>
    /// <param name="failure">Why it could not be read; null when it could.</param>
    /// <param name="lastRead">When its <c>wander.js</c> was last read; null when never.</param>
    /// <param name="remark">What its owner may want to correct; null when nothing.</param>
    public void SetState(
        ConsoleAddress console, ConsoleState state, Failure? failure, DateTimeOffset? lastRead, ConsoleRemark? remark = null)
    {
        ArgumentNullException.ThrowIfNull(console);
        var node = Find(console) ?? throw new ArgumentException($"{console} was not added.", nameof(console));
        (node.State, node.Failure, node.Remark) = (state, failure, remark);
        (node.LastRead, node.IsHidden) = (lastRead, false);
    }

    /// <summary>Sets what came of looking at a page; one that is not in the network is passed over.</summary>
    public void SetCheck(PageAddress page, PageCheck check)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (_pages.GetValueOrDefault(page) is { } node)
            node.Facts = Judge(node.Facts with { Check = check });
    }

    /// <summary>The network as it is now: the consoles that can be reached from ours, and what they recommend.</summary>
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
            // What nobody took note of: not before the page was first seen.
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
            node = !_hidden.Hide(address) && _meet(address, at) is { } facts ? new PageNode(Judge(facts)) : null;
            _pages.Add(address, node);
        }
        if (node is not null && notes?.GetValueOrDefault(address) is { } note)
            node.Facts = node.Facts with { Note = note };
        return node;
    }

    // Checks follow no redirect to what is hidden, and take no feed there; but what is hidden may have been decided after the
    // check.
    private PageFacts Judge(PageFacts facts)
    {
        if (facts.Check.Feed is { } feed && _ignore.Hides(feed.Value))
            facts = facts with { Check = facts.Check with { Feed = null } };
        return facts.Check is { Verdict: Verdict.Embeddable, Final: { } final } && _ignore.RefusalOf(final) is { } failure
            ? facts with { Check = facts.Check with { Verdict = Verdict.Failing, Failure = failure } }
            : facts;
    }
}
