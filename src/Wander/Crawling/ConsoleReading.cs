using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Crawling;

/// <summary>What came of asking one address for a <c>wander.js</c>.</summary>
internal abstract record ConsoleReading
{
    private ConsoleReading()
    {
    }

    /// <summary>A document was read.</summary>
    /// <param name="Listing">What it lists.</param>
    /// <param name="Validators">For the next time.</param>
    /// <param name="Remark">What its owner may want to correct; null when nothing.</param>
    public sealed record Read(ConsoleListing Listing, Validators Validators, ConsoleRemark? Remark) : ConsoleReading;

    /// <summary>It says what it said the last time.</summary>
    public sealed record Unchanged : ConsoleReading;

    /// <summary>It is elsewhere.</summary>
    /// <param name="To">Where.</param>
    public sealed record Elsewhere(PageAddress To) : ConsoleReading;

    /// <summary>It could not be read.</summary>
    /// <param name="Failure">Why.</param>
    public sealed record Failed(Failure Failure) : ConsoleReading;
}
