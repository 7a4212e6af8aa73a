using Wander.Protocol.Ignoring;

namespace Wander.Ignoring;

/// <summary>An address that a console of the network lists, whether or not our ignore list hides it.</summary>
/// <param name="Url">The canonical address.</param>
/// <param name="LeadsTo">The last address of its redirects that is known; null without redirects.</param>
internal sealed record ListedAddress(string Url, string? LeadsTo)
{
    /// <summary>True when a pattern hides the address or the target of its redirects.</summary>
    public bool IsHiddenBy(IgnorePattern pattern) => pattern.Hides(Url) || (LeadsTo is not null && pattern.Hides(LeadsTo));

    /// <summary>True when an ignore list hides the address or the target of its redirects.</summary>
    public bool IsHiddenBy(IgnoreList list) => list.Hides(Url) || (LeadsTo is not null && list.Hides(LeadsTo));

    /// <summary>Returns all patterns of a list that hide the address or the target of its redirects.</summary>
    public IEnumerable<IgnorePattern> PatternsOf(IgnoreList list) =>
        LeadsTo is null
            ? list.FindAll(Url)
            : list.FindAll(Url).Union(list.FindAll(LeadsTo), ReferenceEqualityComparer.Instance).Cast<IgnorePattern>();

    /// <summary>Returns the address and the target of its redirects.</summary>
    public override string ToString() => LeadsTo is null ? Url : $"{Url} (leads to {LeadsTo})";
}
