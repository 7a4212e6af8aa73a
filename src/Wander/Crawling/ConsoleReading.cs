using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Crawling;

/// <summary>The result of one request for a <c>wander.js</c>.</summary>
internal abstract record ConsoleReading
{
    private ConsoleReading()
    {
    }

    /// <summary>The script was read.</summary>
    /// <param name="Listing">The consoles and pages that it lists.</param>
    /// <param name="Validators">The validators for the next request.</param>
    /// <param name="Remark">A mistake in the script; null when there is none.</param>
    public sealed record Read(ConsoleListing Listing, Validators Validators, ConsoleRemark? Remark) : ConsoleReading;

    /// <summary>The script has not changed since the previous response (304).</summary>
    public sealed record Unchanged : ConsoleReading;

    /// <summary>The response is a redirect.</summary>
    /// <param name="To">Its target.</param>
    public sealed record Redirected(PageAddress To) : ConsoleReading;

    /// <summary>The script could not be read.</summary>
    /// <param name="Failure">The reason.</param>
    public sealed record Failed(Failure Failure) : ConsoleReading;
}
