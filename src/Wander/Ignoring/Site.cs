using System.Collections.Frozen;
using System.Net;

namespace Wander.Ignoring;

/// <summary>Whose an address is, as far as its host tells, for counting what a pattern hides.</summary>
internal static class Site
{
    private const string Www = "www.";

    // Under these names countries give names away as others do under .com: example.co.uk is a domain, and co.uk is none. The
    // whole list of such names (publicsuffix.org) changes every week; for a hint these do.
    private static readonly FrozenSet<string> Shared = FrozenSet.Create(
        StringComparer.Ordinal,
        "ac", "co", "com", "edu", "gen", "go", "gob", "gov", "gr", "id", "info", "ltd", "me", "name", "ne", "net", "nom", "or",
        "org", "plc", "sch", "web");

    /// <summary>The site of an address: its host, and with and without <c>www.</c> is one site.</summary>
    /// <param name="address">An address in its one form.</param>
    public static string Of(string address)
    {
        var host = new Uri(address).IdnHost;
        return host.StartsWith(Www, StringComparison.Ordinal) ? host[Www.Length..] : host;
    }

    /// <summary>
    /// The domain of a site, under which somebody gives names to sites: <c>substack.com</c> for <c>a.substack.com</c>, and
    /// <c>example.co.uk</c> for itself.
    /// </summary>
    /// <param name="site">A site as <see cref="Of"/> names it.</param>
    public static string DomainOf(string site)
    {
        var labels = site.Split('.');
        if (labels.Length <= 2 || IPAddress.TryParse(site, out _))
            return site;
        var isShared = labels is [.., var second, { Length: 2 }] && Shared.Contains(second);
        return string.Join('.', labels[(isShared ? ^3 : ^2)..]);
    }
}
