namespace Wander.Sessions;

/// <summary>Which consoles a crawl reads.</summary>
internal enum CrawlScope
{
    /// <summary>The consoles that are due, as in the service.</summary>
    Due,

    /// <summary>All consoles, whether or not they are due.</summary>
    All,

    /// <summary>Only the neighbours of this console, whether or not they are due.</summary>
    Neighbours,
}
