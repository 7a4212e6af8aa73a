using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.State;

/// <summary>What the crawl remembers of a console from one time to the next. Immutable.</summary>
public sealed record ConsoleRecord
{
    /// <summary>How long the last good document of a failing console counts.</summary>
    public static readonly TimeSpan LastGoodCounts = TimeSpan.FromDays(30);

    /// <summary>How long a console that does not answer is still shown, with its reason.</summary>
    public static readonly TimeSpan FailedShows = TimeSpan.FromDays(90);

    /// <summary>The address that other consoles list.</summary>
    public required ConsoleAddress Address { get; init; }

    /// <summary>The address that answered; the same as <see cref="Address"/> until one did.</summary>
    public required ConsoleAddress Final { get; init; }

    /// <summary>What it lists, from the last time that it could be read.</summary>
    public ConsoleListing Listing { get; init; } = ConsoleListing.Empty;

    /// <summary>By what the next request asks whether anything changed.</summary>
    public Validators Validators { get; init; } = Validators.None;

    /// <summary>Its state.</summary>
    public required ConsoleState State { get; init; }

    /// <summary>True when <see cref="Final"/> is listed by others too, and remembered under that address.</summary>
    public bool IsAlias { get; init; }

    /// <summary>Why it failed the last time; null when it did not.</summary>
    public Failure? Failure { get; init; }

    /// <summary>What its owner may want to correct in what was read last; null when nothing.</summary>
    public ConsoleRemark? Remark { get; init; }

    /// <summary>When it was last read; null when never.</summary>
    public DateTimeOffset? LastRead { get; init; }

    /// <summary>When it was first asked.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>How often in a row it failed.</summary>
    public int Failures { get; init; }

    /// <summary>When it is to be asked again.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>When there is something to do about it: it is to be asked, or what it said last no longer counts.</summary>
    public DateTimeOffset NextDue =>
        State is ConsoleState.LastGood && LastRead is { } read && Due - read > LastGoodCounts
            ? read + LastGoodCounts
            : Due;

    /// <summary>The record as it counts at a time: the last good document of a failing console counts for 30 days.</summary>
    public ConsoleRecord At(DateTimeOffset now) =>
        State is ConsoleState.LastGood && now - LastRead >= LastGoodCounts
            ? this with { State = ConsoleState.Failed, Listing = ConsoleListing.Empty, Validators = Validators.None }
            : this;

    /// <summary>True when it has not answered for 90 days, asked or not.</summary>
    public bool IsOld(DateTimeOffset now) => now - (LastRead ?? Since) > FailedShows;

    /// <summary>True when it was asked, and has not answered for 90 days: it is shown no more.</summary>
    public bool IsForgotten(DateTimeOffset now) => State is not ConsoleState.Read && IsOld(now);
}
