using Wander.Configuration;
using Wander.Protocol.Findings;

namespace Wander.Inspecting;

/// <summary>
/// Finds pages that are listed twice under different addresses: addresses that redirect to the same page, and addresses with the
/// same title that differ only in <c>http</c> or <c>https</c> and in a slash at the end.
/// </summary>
internal sealed class PageTwins
{
    private readonly Dictionary<string, OwnPage> _byPlace = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Place, string Title), OwnPage> _byTitle = [];

    /// <summary>
    /// Returns the page that was added earlier and is the same as this page. Otherwise adds this page and returns null.
    /// </summary>
    public OwnPage? FindOrAdd(OwnPage page, PageCheck check)
    {
        if (check.Verdict is Verdict.Unchecked or Verdict.Failing)
            return null; // its final address is not known
        var place = WithoutScheme((check.Final ?? check.LoadedAs ?? page.Address).Value);
        var title = check.Title is { } text ? (WithoutScheme(page.Address.Value).TrimEnd('/'), text) : default((string, string)?);
        var twin = _byPlace.GetValueOrDefault(place) ?? (title is { } key ? _byTitle.GetValueOrDefault(key) : null);
        if (twin is not null)
            return twin;
        _byPlace.Add(place, page);
        if (title is { } own)
            _byTitle.TryAdd(own, page);
        return null;
    }

    private static string WithoutScheme(string address) => address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..];
}
