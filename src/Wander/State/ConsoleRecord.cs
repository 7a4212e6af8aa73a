using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.State;

/// <summary>The state of a console that the crawl keeps between requests. Immutable.</summary>
public sealed record ConsoleRecord
{
    /// <summary>The time for which the last good document of a failing console stays in use.</summary>
    public static readonly TimeSpan LastGoodLifetime = TimeSpan.FromDays(30);

    /// <summary>The time for which a failing console is still shown, with its failure.</summary>
    public static readonly TimeSpan FailedLifetime = TimeSpan.FromDays(90);

    /// <summary>The address under which other consoles list this console.</summary>
    public required ConsoleAddress Address { get; init; }

    /// <summary>The address after redirects; the same as <see cref="Address"/> until a request succeeds.</summary>
    public required ConsoleAddress Final { get; init; }

    /// <summary>The lists of the last document that could be read.</summary>
    public ConsoleListing Listing { get; init; } = ConsoleListing.Empty;

    /// <summary>The validators for the next conditional request.</summary>
    public Validators Validators { get; init; } = Validators.None;

    /// <summary>The state of the console.</summary>
    public required ConsoleState State { get; init; }

    /// <summary>True when other consoles also list <see cref="Final"/>, which then has a separate record.</summary>
    public bool IsAlias { get; init; }

    /// <summary>The failure of the last request; null when it succeeded.</summary>
    public Failure? Failure { get; init; }

    /// <summary>A remark for the owner about a mistake in the last document; null when there is none.</summary>
    public ConsoleRemark? Remark { get; init; }

    /// <summary>The time when the console was last read; null when it never was.</summary>
    public DateTimeOffset? LastRead { get; init; }

    /// <summary>The time of the first request.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>The number of consecutive failures.</summary>
    public int Failures { get; init; }

    /// <summary>The time when the next request is due.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>
    /// The time when the crawl has to handle the console: the next request is due, or its last good document expires.
    /// </summary>
    public DateTimeOffset NextDue =>
        State is ConsoleState.LastGood && LastRead is { } read && Due - read > LastGoodLifetime
            ? read + LastGoodLifetime
            : Due;

    /// <summary>
    /// Returns the record as it applies at a time. The last good document of a failing console is dropped after 30 days.
    /// </summary>
    public ConsoleRecord At(DateTimeOffset now) =>
        State is ConsoleState.LastGood && now - LastRead >= LastGoodLifetime
            ? this with { State = ConsoleState.Failed, Listing = ConsoleListing.Empty, Validators = Validators.None }
            : this;

    /// <summary>Returns whether the console was not read for 90 days, whether or not it was requested.</summary>
    public bool IsOld(DateTimeOffset now) => now - (LastRead ?? Since) > FailedLifetime;

    /// <summary>Returns whether the console failed for 90 days, and is therefore no longer shown.</summary>
    public bool IsForgotten(DateTimeOffset now) => State is not ConsoleState.Read && IsOld(now);
}
