using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.State;

/// <summary>The stored state of a page, whether or not a console recommends it at the moment. Immutable.</summary>
public sealed record PageRecord
{
    /// <summary>The address of the page.</summary>
    public required PageAddress Address { get; init; }

    /// <summary>The time when a recommendation of the page was first read.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>The time since which no console recommends the page; null while a console recommends it.</summary>
    public DateTimeOffset? UnlistedSince { get; init; }

    /// <summary>The result of the last check.</summary>
    public PageCheck Check { get; init; } = PageCheck.None;

    /// <summary>The number of consecutive failures.</summary>
    public int Failures { get; init; }

    /// <summary>
    /// The time when the next check is due; <see cref="DateTimeOffset.MinValue"/>, the default, means at once.
    /// </summary>
    public DateTimeOffset Due { get; init; }

    /// <summary>The validators for the next conditional request.</summary>
    public Validators Validators { get; init; } = Validators.None;

    /// <summary>
    /// Returns the record without the results that depend on the address of our console. Whether a page allows framing depends on
    /// the address of the site that frames it.
    /// </summary>
    public PageRecord ForAnotherConsole() => this with
    {
        Check = Check with { Verdict = Verdict.Unchecked, Failure = null, LoadedAs = null, IsPlain = false },
        Failures = 0,
        Due = DateTimeOffset.MinValue,
        Validators = Validators.None, // a 304 response would not repeat the framing headers
    };
}
