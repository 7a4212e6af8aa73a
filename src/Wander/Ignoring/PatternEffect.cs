using System.Collections.Immutable;
using Wander.Protocol.Ignoring;

namespace Wander.Ignoring;

/// <summary>The addresses that a pattern hides in the current network.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Consoles">The listed consoles that the pattern hides, or whose redirects lead to a hidden address.</param>
/// <param name="Pages">The recommended pages that the pattern hides, or whose redirects lead to a hidden address.</param>
internal sealed record PatternEffect(
    IgnorePattern Pattern, ImmutableArray<ListedAddress> Consoles, ImmutableArray<ListedAddress> Pages)
{
    /// <summary>The number of domains from which a pattern counts as wide.</summary>
    public const int WideFrom = 3;

    private readonly Lazy<(ImmutableArray<string> Sites, ImmutableArray<string> Domains)> _sites = new(() =>
    {
        var hidden = Consoles.Concat(Pages).Select(address => Pattern.Hides(address.Url) ? address.Url : address.LeadsTo!);
        ImmutableArray<string> sites = [.. hidden.Select(Site.Of).Distinct(StringComparer.Ordinal)];
        return (sites, [.. sites.Select(Site.DomainOf).Distinct(StringComparer.Ordinal)]);
    });

    /// <summary>The sites of the hidden addresses: hosts without <c>www.</c>.</summary>
    public ImmutableArray<string> Sites => _sites.Value.Sites;

    /// <summary>The domains of these sites. All sites of a hosting service have the same domain.</summary>
    public ImmutableArray<string> Domains => _sites.Value.Domains;

    /// <summary>True when nothing is hidden.</summary>
    public bool IsNothing => Consoles.IsEmpty && Pages.IsEmpty;

    /// <summary>
    /// True when the pattern probably hides more than intended. A pattern for a site, or for all sites of a hosting service,
    /// hides addresses of one domain. A pattern for a name under several top-level domains (<c>https://google.*/</c>) may
    /// hide a few more.
    /// </summary>
    public bool IsWide => Domains.Length >= WideFrom;

    /// <summary>Returns examples of the hidden addresses: first one of each site, consoles before pages.</summary>
    /// <param name="count">The maximum number of examples.</param>
    public IEnumerable<ListedAddress> Examples(int count)
    {
        var all = Consoles.Concat(Pages).ToArray();
        return all.DistinctBy(address => Site.Of(address.Url), StringComparer.Ordinal).Concat(all).Distinct().Take(count);
    }
}
