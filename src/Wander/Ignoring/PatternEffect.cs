using System.Collections.Immutable;
using Wander.Protocol.Ignoring;

namespace Wander.Ignoring;

/// <summary>What one pattern hides in today's network.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Consoles">The listed consoles that it hides, or that lead to what it hides.</param>
/// <param name="Pages">The recommended pages that it hides, or that lead to what it hides.</param>
internal sealed record PatternEffect(
    IgnorePattern Pattern, ImmutableArray<ListedAddress> Consoles, ImmutableArray<ListedAddress> Pages)
{
    /// <summary>From so many domains on, a pattern hides far more than one site's worth.</summary>
    public const int WideFrom = 3;

    private readonly Lazy<(ImmutableArray<string> Sites, ImmutableArray<string> Domains)> _sites = new(() =>
    {
        var hidden = Consoles.Concat(Pages).Select(address => Pattern.Hides(address.Url) ? address.Url : address.LeadsTo!);
        ImmutableArray<string> sites = [.. hidden.Select(Site.Of).Distinct(StringComparer.Ordinal)];
        return (sites, [.. sites.Select(Site.DomainOf).Distinct(StringComparer.Ordinal)]);
    });

    /// <summary>The sites of what is hidden: hosts, with and without <c>www.</c> being one.</summary>
    public ImmutableArray<string> Sites => _sites.Value.Sites;

    /// <summary>The domains of these sites: all of a hosting service's sites have one.</summary>
    public ImmutableArray<string> Domains => _sites.Value.Domains;

    /// <summary>True when nothing is hidden.</summary>
    public bool IsNothing => Consoles.IsEmpty && Pages.IsEmpty;

    /// <summary>
    /// Does it hide far more than one site's worth? One written for a site, or for all sites of a hosting service, stays within
    /// one domain; one for a name under several endings (<c>https://google.*/</c>) may not; what hides more was hardly meant
    /// to.
    /// </summary>
    public bool IsWide => Domains.Length >= WideFrom;

    /// <summary>Some of what is hidden, consoles first, one of each site as long as there are others.</summary>
    /// <param name="count">How many at most.</param>
    public IEnumerable<ListedAddress> Examples(int count)
    {
        var all = Consoles.Concat(Pages).ToArray();
        return all.DistinctBy(address => Site.Of(address.Url), StringComparer.Ordinal).Concat(all).Distinct().Take(count);
    }
}
