using Wander.Configuration;
using Wander.Protocol.Findings;

namespace Wander.Inspecting;

/// <summary>
/// Finds pages that are listed twice under different addresses: those that lead to one place, and those that have one title and
/// differ in no more than <c>http</c> or <c>https</c> and a slash at the end.
/// </summary>
internal sealed class PageTwins
{
    private readonly Dictionary<string, OwnPage> _byPlace = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Place, string Title), OwnPage> _byTitle = [];

    /// <summary>
    /// The page that was added before and is the same as this one; null when there is none, and this one is added.
    /// </summary>
    public OwnPage? FindOrAdd(OwnPage page, PageCheck check)
    {
        if (check.Verdict is Verdict.Unchecked or Verdict.Failing)
            return null; // nobody knows where it leads
        var place = SchemeAside((check.Final ?? check.LoadedAs ?? page.Address).Value);
        var title = check.Title is { } said ? (SchemeAside(page.Address.Value).TrimEnd('/'), said) : default((string, string)?);
        var twin = _byPlace.GetValueOrDefault(place) ?? (title is { } key ? _byTitle.GetValueOrDefault(key) : null);
        if (twin is not null)
            return twin;
        _byPlace.Add(place, page);
        if (title is { } own)
            _byTitle.TryAdd(own, page);
        return null;
    }

    private static string SchemeAside(string address) => address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..];
}
