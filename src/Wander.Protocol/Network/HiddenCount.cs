using Wander.Protocol.Ignoring;

namespace Wander.Protocol.Network;

/// <summary>How much of what the network lists one pattern of our ignore list hides; each address counts once.</summary>
/// <param name="Pattern">The first pattern of the list that hides it.</param>
/// <param name="Consoles">How many consoles.</param>
/// <param name="Pages">How many pages.</param>
public sealed record HiddenCount(IgnorePattern Pattern, int Consoles, int Pages);
