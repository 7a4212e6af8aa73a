using System.Collections.Frozen;
using System.Net;

namespace Wander.Ignoring;

/// <summary>Groups addresses by the site and domain of their host, to count what a pattern hides.</summary>
internal static class Site
{
    private const string Www = "www.";

    // Public suffixes with two labels: example.co.uk is a domain, but co.uk is not. The complete list (publicsuffix.org) changes
    // every week. These names are enough for a hint.
    private static readonly FrozenSet<string> Shared = FrozenSet.Create(
        StringComparer.Ordinal,
        "ac", "co", "com", "edu", "gen", "go", "gob", "gov", "gr", "id", "info", "ltd", "me", "name", "ne", "net", "nom", "or",
        "org", "plc", "sch", "web");

    /// <summary>Returns the site of an address: its host without <c>www.</c>.</summary>
    /// <param name="address">A canonical address.</param>
    public static string Of(string address)
    {
        var host = new Uri(address).IdnHost;
        return host.StartsWith(Www, StringComparison.Ordinal) ? host[Www.Length..] : host;
    }

    /// <summary>
    /// Returns the registrable domain of a site: <c>substack.com</c> for <c>a.substack.com</c>, and <c>example.co.uk</c> for
    /// <c>a.example.co.uk</c>.
    /// </summary>
    /// <param name="site">A result of <see cref="Of"/>.</param>
    public static string DomainOf(string site)
    {
        var labels = site.Split('.');
        if (labels.Length <= 2 || IPAddress.TryParse(site, out _))
            return site;
        var isShared = labels is [.., var second, { Length: 2 }] && Shared.Contains(second);
        return string.Join('.', labels[(isShared ? ^3 : ^2)..]);
    }
}
