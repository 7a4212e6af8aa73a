namespace Wander.Storage;

/// <summary>
/// A state machine that decides which step a <see cref="StoreKeeper"/> executes next, from the outcome of the previous step.
/// Immutable, and without I/O.
/// </summary>
/// <param name="Step">The next step.</param>
/// <param name="IsLoaded">
/// True when the records of a file are in memory. They are then at least as new as those in the file.
/// </param>
/// <param name="LastSetAside">The time when a damaged file was last renamed.</param>
internal sealed record StoreRound(StoreStep Step, bool IsLoaded, DateTimeOffset LastSetAside)
{
    /// <summary>
    /// The minimum time between two damaged files that are renamed. A disk that damages every file would otherwise fill up with
    /// them.
    /// </summary>
    public static readonly TimeSpan BetweenDamagedFiles = TimeSpan.FromHours(1);

    /// <summary>The state before the file is opened for the first time.</summary>
    public static readonly StoreRound First = new(new OpenStep(), IsLoaded: false, DateTimeOffset.MinValue);

    /// <summary>Begins an attempt to write all changes.</summary>
    /// <param name="isGone">True when the file is open and was deleted, renamed or replaced.</param>
    public StoreRound Start(bool isGone) => Step switch
    {
        _ when isGone => this with { Step = new LeaveStep() },
        WaitStep => Closed(),
        EndStep => this with { Step = new WriteStep() },
        _ => this,
    };

    /// <summary>
    /// Returns the state after the file was closed because its path changed or because of a bug. The next step opens it.
    /// </summary>
    public StoreRound Closed() => this with { Step = new OpenStep() };

    /// <summary>Returns the state after a check of the open file found damage.</summary>
    /// <param name="damage">The damage.</param>
    /// <param name="now">The current time.</param>
    public StoreRound FoundDamage(StoreFailure damage, DateTimeOffset now) => this with
    {
        Step = MaySetAside(now)
            ? new SetAsideStep(damage, IsUsable: true)
            : new ReopenStep(WithinAnHour(damage)),
    };

    /// <summary>Returns the state after a step.</summary>
    /// <param name="outcome">The outcome of <see cref="Step"/>.</param>
    /// <param name="now">The current time.</param>
    /// <exception cref="InvalidOperationException">The step cannot have this outcome.</exception>
    public StoreRound After(StoreOutcome outcome, DateTimeOffset now) => (Step, outcome) switch
    {
        (OpenStep, StoreOutcome.Opened { IsNew: true }) => this with { Step = new BeginStep() },
        (OpenStep, StoreOutcome.Opened) when IsLoaded => this with { Step = new ResumeStep() },
        (OpenStep, StoreOutcome.Opened) => this with { Step = new LoadStep() },
        (BeginStep or LoadStep, StoreOutcome.Done) => this with { Step = new WriteStep(), IsLoaded = true },
        (ResumeStep, StoreOutcome.Done) => this with { Step = new WriteStep() },
        (WriteStep, StoreOutcome.Written { IsIndexed: false }) => this with { Step = new IndexStep() },
        (WriteStep, StoreOutcome.Written) or (IndexStep, StoreOutcome.Done) =>
            this with { Step = new EndStep() },
        (SetAsideStep, StoreOutcome.Done) => Closed() with { LastSetAside = now },
        (LeaveStep or ReopenStep, StoreOutcome.Done) => Closed(),
        (LoadReadOnlyStep step, StoreOutcome.Done) =>
            this with { Step = new WaitStep(step.Failure), IsLoaded = true },
        (LoadReadOnlyStep step, StoreOutcome.Unreadable) => this with { Step = new WaitStep(step.Failure) },
        (SetAsideStep step, StoreOutcome.Failed { Failure: var failure }) => CannotSetAside(step, failure),
        // Some records of a damaged file may have been loaded.
        (LoadStep, StoreOutcome.Failed { Failure: var failure }) => (this with { IsLoaded = true }).DealWith(failure, now),
        (_, StoreOutcome.Failed { Failure: var failure }) => DealWith(failure, now),
        _ => throw new InvalidOperationException($"{outcome} is not an outcome of {Step}."),
    };

    private StoreRound DealWith(StoreFailure failure, DateTimeOffset now) => this with
    {
        Step = failure.Kind switch
        {
            StoreFailureKind.Damaged when MaySetAside(now) => new SetAsideStep(failure, IsUsable: false),
            StoreFailureKind.Damaged => new WaitStep(WithinAnHour(failure)),
            StoreFailureKind.NoRoom or StoreFailureKind.NotWritable when !IsLoaded => new LoadReadOnlyStep(failure),
            _ => new WaitStep(failure),
        },
    };

    private StoreRound CannotSetAside(SetAsideStep step, StoreFailure failure)
    {
        var damage = step.Damage with { Detail = $"{step.Damage.Detail}; renaming it failed: {failure.Detail}" };
        return this with { Step = step.IsUsable ? new ReopenStep(damage) : new WaitStep(damage) };
    }

    private bool MaySetAside(DateTimeOffset now) => now - LastSetAside >= BetweenDamagedFiles;

    private static StoreFailure WithinAnHour(StoreFailure damage) =>
        damage with { Detail = $"{damage.Detail}; another file was damaged less than an hour ago, so check the disk" };
}
