using Wander.State;

namespace Wander.Storage;

/// <summary>The records that could be read from a store.</summary>
/// <param name="Consoles">The consoles.</param>
/// <param name="Pages">The pages.</param>
/// <param name="Url">The address of the console for which the pages were checked; null when the file does not contain it.</param>
/// <param name="Skipped">The number of rows that were skipped because they are invalid.</param>
/// <param name="Failure">The failure that prevented reading the rest; null when all records were read.</param>
internal sealed record StoredNetwork(
    IReadOnlyList<ConsoleRecord> Consoles, IReadOnlyList<PageRecord> Pages, string? Url, int Skipped, StoreFailure? Failure)
{
    // Longer than any interval that the settings allow.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(366);

    /// <summary>Returns whether the pages were checked for a console at this address.</summary>
    public bool IsFor(string url) => Url is null || Url == url;

    /// <summary>
    /// Adapts the records to a console at <paramref name="url"/>. Records that are due in more than a year become due now, so
    /// that a clock that was once wrong cannot stop the crawl for years.
    /// </summary>
    public StoredNetwork For(string url, DateTimeOffset now)
    {
        var isForUs = IsFor(url);
        return this with
        {
            Consoles = [.. Consoles.Select(console => IsTooLate(console.Due) ? console with { Due = now } : console)],
            Pages =
            [
                .. from page in Pages
                   let ours = isForUs ? page : page.ForAnotherConsole()
                   select IsTooLate(ours.Due) ? ours with { Due = now } : ours,
            ],
        };

        bool IsTooLate(DateTimeOffset due) => due - now > LongestWait;
    }
}
