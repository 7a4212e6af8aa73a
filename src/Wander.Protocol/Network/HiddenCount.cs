using Wander.Protocol.Ignoring;

namespace Wander.Protocol.Network;

/// <summary>The number of listed addresses that a pattern of the ignore list hides. Each address counts once.</summary>
/// <param name="Pattern">The pattern. An address counts for the first pattern of the list that hides it.</param>
/// <param name="Consoles">The number of hidden consoles.</param>
/// <param name="Pages">The number of hidden pages.</param>
public sealed record HiddenCount(IgnorePattern Pattern, int Consoles, int Pages);
