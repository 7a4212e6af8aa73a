using Wander.Protocol.Ignoring;
using Wander.Text;

namespace Wander.Ignoring;

/// <summary>
/// What the network lists of a site that a pattern names, and the pattern does not hide: with <c>www.</c>, or without.
/// </summary>
internal static class SiteAdvice
{
    /// <summary>Advice about a pattern for a whole site, or for all names below one; none where nothing is left out.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="list">What is hidden already.</param>
    /// <param name="network">What is listed.</param>
    public static IEnumerable<string> For(IgnorePattern pattern, IgnoreList list, ListedNetwork network)
    {
        var host = PatternAdvice.HostOf(pattern.Text.Trim()).ToLowerInvariant();
        var site = host.Split('.', 2) is ["*" or "www", var rest] ? rest : host;
        if (!pattern.Hides($"https://{host.Replace('*', 'x')}/"))
            yield break; // it is about a part of the site
        var missed = network.Consoles.Concat(network.Pages)
            .FirstOrDefault(address => Site.Of(address.Url) == site && !address.IsHiddenBy(pattern) && !address.IsHiddenBy(list));
        if (missed is not null)
            yield return $"it does not hide {Quote.Whole(missed.Url)}, which is listed too: "
                + $"add {Quote.Whole($"https://{new Uri(missed.Url).Host}/")} if that is meant";
    }
}
