using Wander.Protocol.Ignoring;
using Wander.Text;

namespace Wander.Ignoring;

/// <summary>
/// Finds listed addresses of the site that a pattern names but that the pattern does not hide, because of <c>www.</c>.
/// </summary>
internal static class SiteAdvice
{
    /// <summary>Returns advice for a pattern that hides a whole site or its subdomains; none when it misses nothing.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="list">The current ignore list.</param>
    /// <param name="network">Everything that the network lists.</param>
    public static IEnumerable<string> For(IgnorePattern pattern, IgnoreList list, ListedNetwork network)
    {
        var host = PatternAdvice.HostOf(pattern.Text.Trim()).ToLowerInvariant();
        var site = host.Split('.', 2) is ["*" or "www", var rest] ? rest : host;
        if (!pattern.Hides($"https://{host.Replace('*', 'x')}/"))
            yield break; // the pattern is for a part of the site
        var missed = network.Consoles.Concat(network.Pages)
            .FirstOrDefault(address => Site.Of(address.Url) == site && !address.IsHiddenBy(pattern) && !address.IsHiddenBy(list));
        if (missed is not null)
            yield return $"This pattern does not hide {Quote.Whole(missed.Url)}, which is listed too. "
                + $"To hide it, add {Quote.Whole($"https://{new Uri(missed.Url).Host}/")}.";
    }
}
