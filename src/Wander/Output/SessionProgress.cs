using Wander.State;

namespace Wander.Output;

/// <summary>The progress of a crawl or of page checks.</summary>
/// <param name="Done">The number of consoles read, or pages checked.</param>
/// <param name="Total">The number of consoles or pages in all. It grows while the crawl finds more.</param>
/// <param name="Known">The counts of the network so far.</param>
internal sealed record SessionProgress(int Done, int Total, CrawlProgress Known);
