using Wander.Protocol.Ignoring;

namespace Wander.Ignoring;

/// <summary>An address that consoles of the network list, whether or not our ignore list hides it.</summary>
/// <param name="Url">The address in its one form.</param>
/// <param name="LeadsTo">Where its redirects lead, as far as they were followed; null for nowhere else.</param>
internal sealed record ListedAddress(string Url, string? LeadsTo)
{
    /// <summary>Does a pattern hide it, or where it leads?</summary>
    public bool IsHiddenBy(IgnorePattern pattern) => pattern.Hides(Url) || (LeadsTo is not null && pattern.Hides(LeadsTo));

    /// <summary>Does a list hide it, or where it leads?</summary>
    public bool IsHiddenBy(IgnoreList list) => list.Hides(Url) || (LeadsTo is not null && list.Hides(LeadsTo));

    /// <summary>All patterns of a list that hide it, or where it leads.</summary>
    public IEnumerable<IgnorePattern> PatternsOf(IgnoreList list) =>
        LeadsTo is null
            ? list.FindAll(Url)
            : list.FindAll(Url).Union(list.FindAll(LeadsTo), ReferenceEqualityComparer.Instance).Cast<IgnorePattern>();

    /// <summary>The address, and where it leads.</summary>
    public override string ToString() => LeadsTo is null ? Url : $"{Url} (leads to {LeadsTo})";
}
