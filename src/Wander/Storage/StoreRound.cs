namespace Wander.Storage;

/// <summary>
/// Decides what a <see cref="StoreKeeper"/> does next, from the outcome of the previous step. Immutable, and without I/O.
/// </summary>
/// <param name="Step">The next step.</param>
/// <param name="IsLoaded">True when the records of a file are in memory. They are then newer than those in the file.</param>
/// <param name="LastSetAside">When a damaged file was last set aside.</param>
internal sealed record StoreRound(StoreStep Step, bool IsLoaded, DateTimeOffset LastSetAside)
{
    /// <summary>The time from one damaged file to the next: a disk that damages every file must not become full.</summary>
    public static readonly TimeSpan BetweenDamagedFiles = TimeSpan.FromHours(1);

    /// <summary>The state before the file is opened for the first time.</summary>
    public static readonly StoreRound First = new(new OpenStep(), IsLoaded: false, DateTimeOffset.MinValue);

    /// <summary>Begins an attempt to write everything.</summary>
    /// <param name="isGone">True when the file is open, and was deleted, renamed or replaced.</param>
    public StoreRound Start(bool isGone) => Step switch
    {
        _ when isGone => this with { Step = new LeaveStep() },
        WaitStep => Closed(),
        EndStep => this with { Step = new WriteStep() },
        _ => this,
    };

    /// <summary>The file was closed, because its path changed or because of a bug. The next step opens it.</summary>
    public StoreRound Closed() => this with { Step = new OpenStep() };

    /// <summary>A check of the open file found damage.</summary>
    /// <param name="damage">The damage.</param>
    /// <param name="now">The time.</param>
    public StoreRound FoundDamage(StoreFailure damage, DateTimeOffset now) => this with
    {
        Step = MaySetAside(now)
            ? new SetAsideStep(damage, IsUsable: true)
            : new ReopenStep(LikeTheLast(damage)),
    };

    /// <summary>The state after a step.</summary>
    /// <param name="outcome">What came of <see cref="Step"/>.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="InvalidOperationException">The step does not have such an outcome.</exception>
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
        // A part of a damaged file may have been loaded.
        (LoadStep, StoreOutcome.Failed { Failure: var failure }) => (this with { IsLoaded = true }).DealWith(failure, now),
        (_, StoreOutcome.Failed { Failure: var failure }) => DealWith(failure, now),
        _ => throw new InvalidOperationException($"{outcome} is not an outcome of {Step}."),
    };

    private StoreRound DealWith(StoreFailure failure, DateTimeOffset now) => this with
    {
        Step = failure.Kind switch
        {
            StoreFailureKind.Damaged when MaySetAside(now) => new SetAsideStep(failure, IsUsable: false),
            StoreFailureKind.Damaged => new WaitStep(LikeTheLast(failure)),
            StoreFailureKind.NoRoom or StoreFailureKind.NotWritable when !IsLoaded => new LoadReadOnlyStep(failure),
            _ => new WaitStep(failure),
        },
    };

    private StoreRound CannotSetAside(SetAsideStep step, StoreFailure failure)
    {
        var damage = step.Damage with { Detail = $"{step.Damage.Detail}, and it cannot be set aside: {failure.Detail}" };
        return this with { Step = step.IsUsable ? new ReopenStep(damage) : new WaitStep(damage) };
    }

    private bool MaySetAside(DateTimeOffset now) => now - LastSetAside >= BetweenDamagedFiles;

    private static StoreFailure LikeTheLast(StoreFailure damage) =>
        damage with { Detail = $"{damage.Detail}, like the one before it: look at the disk" };
}
