using Wander.Crawling;

namespace Wander;

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

/// <summary>How far a session is with what it was told to do.</summary>
/// <param name="Done">How many consoles were asked, or pages looked at.</param>
/// <param name="Total">How many there are to ask or to look at, as far as is known.</param>
/// <param name="Known">What is known by now.</param>
internal sealed record SessionProgress(int Done, int Total, CrawlProgress Known);
