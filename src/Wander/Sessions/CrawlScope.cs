namespace Wander.Sessions;

/// <summary>Which consoles a crawl asks.</summary>
internal enum CrawlScope
{
    /// <summary>Those that are due, as the service does.</summary>
    Due,

    /// <summary>All of them, whenever they were asked last.</summary>
    All,

    /// <summary>Our own neighbours, whenever they were asked last, and nobody else.</summary>
    Neighbours,
}
