using Wander.Storage;

namespace Wander.Tests.Storage;

public class StoreRoundTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 15, 4, 0, 0, TimeSpan.Zero);
    private static readonly StoreFailure Damage = new(StoreFailureKind.Damaged, "malformed");
    private static readonly StoreOutcome Done = new StoreOutcome.Done();

    public static TheoryData<string> OtherFailures =>
        [.. Enum.GetNames<StoreFailureKind>().Where(kind => kind != nameof(StoreFailureKind.Damaged))];

    private static StoreRound At(StoreStep step, bool isLoaded = true) =>
        StoreRound.First with { Step = step, IsLoaded = isLoaded };

    private static StoreOutcome.Failed Failed(StoreFailure failure) => new(failure);

    private static string[] StepsOf(StoreRound round, params StoreOutcome[] outcomes)
    {
        var steps = new List<string> { round.Step.GetType().Name[..^"Step".Length] };
        foreach (var outcome in outcomes)
        {
            round = round.After(outcome, Now);
            steps.Add(round.Step.GetType().Name[..^"Step".Length]);
        }
        return [.. steps];
    }

    [Fact]
    public void In_a_new_file_all_records_are_written_and_indexed() => Assert.Equal(
        ["Open", "Begin", "Write", "Index", "End"],
        StepsOf(StoreRound.First, new StoreOutcome.Opened(IsNew: true), Done, new StoreOutcome.Written(IsIndexed: false), Done));

    [Fact]
    public void The_records_of_a_file_are_loaded_only_once()
    {
        var opened = new StoreOutcome.Opened(IsNew: false);
        Assert.Equal(["Open", "Load", "Write"], StepsOf(StoreRound.First, opened, Done));
        var loaded = StoreRound.First.After(opened, Now).After(Done, Now);
        Assert.True(loaded.IsLoaded);
        Assert.Equal(["Open", "Resume", "Write"], StepsOf(loaded.Closed(), opened, Done));
    }

    [Fact]
    public void A_batch_that_is_indexed_already_is_not_indexed_again() => Assert.Equal(
        ["Write", "End"], StepsOf(At(new WriteStep()), new StoreOutcome.Written(IsIndexed: true)));

    [Fact]
    public void The_next_attempt_writes_after_a_success_and_opens_the_file_after_a_failure()
    {
        Assert.Equal(new WriteStep(), At(new EndStep()).Start(isGone: false).Step);
        Assert.Equal(new OpenStep(), At(new WaitStep(Damage)).Start(isGone: false).Step);
        Assert.Equal(StoreRound.First, StoreRound.First.Start(isGone: false));
    }

    [Fact]
    public void A_deleted_file_is_closed_even_when_it_was_found_damaged()
    {
        var found = At(new EndStep()).FoundDamage(Damage, Now);
        Assert.Equal(new SetAsideStep(Damage, IsUsable: true), found.Step);
        Assert.Equal(found, found.Start(isGone: false));
        Assert.Equal(["Leave", "Open"], StepsOf(found.Start(isGone: true), Done));
    }

    public static TheoryData<string> StepsOnTheFile => ["Open", "Load", "Resume", "Write", "Index", "Leave"];

    private static StoreStep StepOf(string name) => name switch
    {
        "Open" => new OpenStep(),
        "Load" => new LoadStep(),
        "Resume" => new ResumeStep(),
        "Write" => new WriteStep(),
        "Index" => new IndexStep(),
        _ => new LeaveStep(),
    };

    [Theory]
    [MemberData(nameof(StepsOnTheFile))]
    public void A_damaged_file_is_renamed_whichever_step_finds_the_damage(string step)
    {
        var after = At(StepOf(step)).After(Failed(Damage), Now);

        Assert.Equal(new SetAsideStep(Damage, IsUsable: false), after.Step);
        after = after.After(Done, Now);
        Assert.Equal((new OpenStep(), Now), (after.Step, after.LastSetAside));
    }

    [Fact]
    public void A_second_damaged_file_within_an_hour_is_not_renamed()
    {
        var round = At(new WriteStep()) with { LastSetAside = Now };
        var second = Damage with { Detail = "malformed; another file was damaged less than an hour ago, so check the disk" };
        var (soon, later) = (Now + StoreRound.BetweenDamagedFiles - TimeSpan.FromTicks(1), Now + StoreRound.BetweenDamagedFiles);

        Assert.Equal(new WaitStep(second), round.After(Failed(Damage), soon).Step);
        Assert.Equal(new SetAsideStep(Damage, IsUsable: false), round.After(Failed(Damage), later).Step);
        Assert.Equal(new ReopenStep(second), round.FoundDamage(Damage, soon).Step);
        Assert.Equal(new SetAsideStep(Damage, IsUsable: true), round.FoundDamage(Damage, later).Step);
        Assert.Equal(new OpenStep(), round.FoundDamage(Damage, soon).After(Done, soon).Step);
    }

    [Fact]
    public void A_damaged_file_that_cannot_be_renamed_is_used_only_while_it_is_usable()
    {
        var obstacle = Failed(new StoreFailure(StoreFailureKind.NotWritable, "denied"));
        var damage = Damage with { Detail = "malformed; renaming it failed: denied" };

        Assert.Equal(
            new WaitStep(damage), At(new SetAsideStep(Damage, IsUsable: false)).After(obstacle, Now).Step);
        Assert.Equal(
            new ReopenStep(damage), At(new SetAsideStep(Damage, IsUsable: true)).After(obstacle, Now).Step);
        Assert.Equal(DateTimeOffset.MinValue, At(new SetAsideStep(Damage, IsUsable: true)).After(obstacle, Now).LastSetAside);
    }

    [Fact]
    public void Records_that_were_loaded_from_a_damaged_file_are_not_loaded_again() => Assert.True(
        At(new LoadStep(), isLoaded: false).After(Failed(Damage), Now).IsLoaded);

    [Theory]
    [MemberData(nameof(OtherFailures))]
    public void After_any_other_failure_the_next_attempt_opens_the_file_again(string kind)
    {
        var failure = new StoreFailure(Enum.Parse<StoreFailureKind>(kind), "detail");
        Assert.All(
            StepsOnTheFile.Select(row => StepOf(row.Data)),
            step => Assert.Equal(At(new WaitStep(failure)), At(step).After(Failed(failure), Now)));
    }

    [Theory]
    [InlineData(nameof(StoreFailureKind.NoRoom), true)]
    [InlineData(nameof(StoreFailureKind.NotWritable), true)]
    [InlineData(nameof(StoreFailureKind.InUse), false)]
    [InlineData(nameof(StoreFailureKind.Newer), false)]
    [InlineData(nameof(StoreFailureKind.NotOurs), false)]
    [InlineData(nameof(StoreFailureKind.Unreachable), false)]
    public void A_file_that_cannot_be_written_is_still_read(string kind, bool isRead)
    {
        var failure = new StoreFailure(Enum.Parse<StoreFailureKind>(kind), "detail");
        var after = StoreRound.First.After(Failed(failure), Now);

        if (!isRead)
        {
            Assert.Equal(new WaitStep(failure), after.Step);
            return;
        }
        Assert.Equal(new LoadReadOnlyStep(failure), after.Step);
        Assert.Equal(At(new WaitStep(failure), isLoaded: true), after.After(Done, Now));
        Assert.Equal(At(new WaitStep(failure), isLoaded: false), after.After(new StoreOutcome.Unreadable(), Now));
    }

    [Fact]
    public void An_outcome_that_does_not_match_the_current_step_throws_an_exception() => Assert.Throws<InvalidOperationException>(
        () => At(new WriteStep()).After(new StoreOutcome.Opened(IsNew: true), Now));
}
