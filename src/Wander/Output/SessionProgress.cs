using Wander.State;

namespace Wander.Output;

/// <summary>How far a session is with what it was told to do.</summary>
/// <param name="Done">How many consoles were asked, or pages looked at.</param>
/// <param name="Total">How many there are to ask or to look at, as far as is known.</param>
/// <param name="Known">What is known by now.</param>
internal sealed record SessionProgress(int Done, int Total, CrawlProgress Known);
