using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.State;

/// <summary>What is remembered of a page, whether or not anybody recommends it at the moment. Immutable.</summary>
public sealed record PageRecord
{
    /// <summary>Its address.</summary>
    public required PageAddress Address { get; init; }

    /// <summary>When a console was first seen to recommend it.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>Since when nobody recommends it; null while somebody does.</summary>
    public DateTimeOffset? UnlistedSince { get; init; }

    /// <summary>What came of looking at it last.</summary>
    public PageCheck Check { get; init; } = PageCheck.None;

    /// <summary>How often in a row it failed.</summary>
    public int Failures { get; init; }

    /// <summary>When it is to be looked at again; <see cref="DateTimeOffset.MinValue"/>, the default, is at once.</summary>
    public DateTimeOffset Due { get; init; }

    /// <summary>By what the next request asks whether anything changed.</summary>
    public Validators Validators { get; init; } = Validators.None;

    /// <summary>
    /// What is left of a check that was made for a console at another address: whether a page may be framed depends on by whom.
    /// </summary>
    public PageRecord ForAnotherConsole() => this with
    {
        Check = Check with { Verdict = Verdict.Unchecked, Failure = null, LoadedAs = null, IsPlain = false },
        Failures = 0,
        Due = DateTimeOffset.MinValue,
        Validators = Validators.None, // "not modified" would say nothing about the headers
    };
}
