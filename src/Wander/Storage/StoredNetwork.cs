using Wander.State;

namespace Wander.Storage;

/// <summary>The records that could be read from a store.</summary>
/// <param name="Consoles">The consoles.</param>
/// <param name="Pages">The pages.</param>
/// <param name="Url">The address of our own console, for which the pages were checked; null when the file does not say.</param>
/// <param name="Skipped">How many rows are invalid, and were skipped.</param>
/// <param name="Failure">Why the rest could not be read; null when these are all records.</param>
internal sealed record StoredNetwork(
    IReadOnlyList<ConsoleRecord> Consoles, IReadOnlyList<PageRecord> Pages, string? Url, int Skipped, StoreFailure? Failure)
{
    // Longer than any setting lets a console or page wait.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(366);

    /// <summary>True when the pages were checked for a console at this address.</summary>
    public bool IsFor(string url) => Url is null || Url == url;

    /// <summary>
    /// The records as a console at <paramref name="url"/> uses them. Nothing is due later than in a year: a clock that once was
    /// wrong must not put everything off for longer.
    /// </summary>
    public StoredNetwork For(string url, DateTimeOffset now)
    {
        var isForUs = IsFor(url);
        return this with
        {
            Consoles = [.. Consoles.Select(console => IsPutOff(console.Due) ? console with { Due = now } : console)],
            Pages =
            [
                .. from page in Pages
                   let ours = isForUs ? page : page.ForAnotherConsole()
                   select IsPutOff(ours.Due) ? ours with { Due = now } : ours,
            ],
        };

        bool IsPutOff(DateTimeOffset due) => due - now > LongestWait;
    }
}
