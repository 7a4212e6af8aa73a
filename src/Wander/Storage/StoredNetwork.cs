using Wander.State;

namespace Wander.Storage;

/// <summary>What could be read of a store.</summary>
/// <param name="Consoles">The consoles.</param>
/// <param name="Pages">The pages.</param>
/// <param name="Url">The address of our own console, for which the pages were checked; null when the file does not say.</param>
/// <param name="Skipped">How many rows make no sense, and were left out.</param>
/// <param name="Failure">Why there is not more of it; null when that is all.</param>
internal sealed record StoredNetwork(
    IReadOnlyList<ConsoleRecord> Consoles, IReadOnlyList<PageRecord> Pages, string? Url, int Skipped, StoreFailure? Failure);
