using System.Collections.Immutable;
using Wander.Checking;
using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;
using Wander.State;
using Wander.Tests.Configuration;

namespace Wander.Tests.Checking;

public sealed class PageCheckRoundTests : IDisposable
{
    private static readonly PageCheckResult Good = new(
        new PageCheck { Verdict = Verdict.Embeddable, Title = "Good" }, Validators.None);

    private readonly SettingsOnDisk _folder = new();
    private readonly ManualTime _time = new();
    private readonly CrawlMemory _memory = new();
    private bool _isCurrent = true;

    public void Dispose() => _folder.Dispose();

    private static PageAddress Page(int number) => PageChecking.Address($"https://p{number}.example/");

    private static PageCheckResult Failed(Failure failure) =>
        new(new PageCheck { Verdict = Verdict.Failing, Failure = failure }, Validators.None);

    private (PageCheckRound Round, NetworkSnapshot Network) Begin(int pages)
    {
        var settings = _folder.ReadGood("url: https://us.example/\n");
        var builder = new NetworkBuilder(settings.Url, IgnoreList.Empty, _memory.GetOrAddPage);
        builder.SetListing(
            settings.Url, new ConsoleListing([], [.. Enumerable.Range(0, pages).Select(Page)], 0, 0), _time.GetUtcNow());
        var network = builder.ToSnapshot();
        var round = new PageCheckRound(settings, _memory, _time, () => _isCurrent);
        round.AddDue(network);
        return (round, network);
    }

    private static ImmutableArray<PageAddress> StartAll(PageCheckRound round, NetworkSnapshot network)
    {
        var started = ImmutableArray.CreateBuilder<PageAddress>();
        while (round.TryStart(network, out var record))
            started.Add(record.Address);
        return started.DrainToImmutable();
    }

    [Fact]
    public void A_result_is_stored_and_returned_once()
    {
        var (round, network) = Begin(pages: 1);
        Assert.True(round.TryStart(network, out var record));
        Assert.False(round.TryStart(network, out _));

        round.Finish(record.Address, Good);

        Assert.Equal(Good.Check, _memory.Pages.Find(Page(0))!.Check);
        Assert.Equal(_time.GetUtcNow().AddDays(7), _memory.Pages.Find(Page(0))!.Due);
        Assert.Equal([(Page(0), Good)], round.TakeAccepted());
        Assert.Equal([KeyValuePair.Create(Page(0), Good.Check)], round.TakeStored());
        Assert.Empty(round.TakeAccepted());
        Assert.Empty(round.TakeStored());
    }

    [Fact]
    public void A_check_without_a_result_is_an_internal_error_and_the_page_fails()
    {
        var (round, network) = Begin(pages: 1);
        StartAll(round, network);

        round.Finish(Page(0), result: null);

        var record = _memory.Pages.Find(Page(0))!;
        Assert.Equal(
            (Verdict.Failing, FailureKind.InternalError, 1), (record.Check.Verdict, record.Check.Failure?.Kind, record.Failures));
    }

    [Fact]
    public void A_single_unreachable_site_is_a_failure_of_the_site()
    {
        var (round, network) = Begin(pages: 2);
        StartAll(round, network);

        round.Finish(Page(0), Failed(new Failure(FailureKind.ConnectionRefused)));
        Assert.Equal(1, round.HeldBack);
        round.Finish(Page(1), Good);

        Assert.Equal(FailureKind.ConnectionRefused, _memory.Pages.Find(Page(0))!.Check.Failure?.Kind);
        Assert.Equal(0, round.HeldBack);
        Assert.False(round.HasDiscarded);
    }

    [Fact]
    public void A_result_that_is_held_back_is_accepted_when_no_other_check_is_running()
    {
        var (round, network) = Begin(pages: 2);
        StartAll(round, network);
        round.Finish(Page(0), Failed(new Failure(FailureKind.ConnectionRefused)));
        round.SettleWhenIdle();
        Assert.Empty(round.TakeAccepted());

        round.Finish(Page(1), Failed(new Failure(FailureKind.ConnectionRefused)));
        round.SettleWhenIdle();

        Assert.Equal([Page(0), Page(1)], round.TakeAccepted().Select(accepted => accepted.Page));
    }

    [Fact]
    public void Many_unreachable_sites_in_a_row_are_an_outage_and_are_discarded()
    {
        var (round, network) = Begin(OfflineDetector<int>.Suspicious + 1);
        var started = StartAll(round, network);

        foreach (var page in started.Take(OfflineDetector<int>.Suspicious))
            round.Finish(page, Failed(new Failure(FailureKind.NameLookupFailed)));

        Assert.True(round.HasDiscarded);
        Assert.True(round.PausedUntil > _time.GetUtcNow());
        Assert.Empty(round.TakeAccepted());
        Assert.All(started, page => Assert.Equal(PageCheck.None, _memory.Pages.Find(page)!.Check));
        round.AddDue(network);
        Assert.False(round.HasDiscarded);
        Assert.False(round.TryStart(network, out _));
    }

    [Fact]
    public void After_Retry_After_the_other_pages_of_the_site_are_postponed()
    {
        var (round, network) = Begin(pages: 1);
        StartAll(round, network);
        var other = PageChecking.Address("https://p0.example/2");
        _memory.GetOrAddPage(other, _time.GetUtcNow());
        var builder = new NetworkBuilder(network.Self.Address, IgnoreList.Empty, _memory.GetOrAddPage);
        builder.SetListing(network.Self.Address, new ConsoleListing([], [Page(0), other], 0, 0), _time.GetUtcNow());
        var both = builder.ToSnapshot();

        round.Finish(Page(0), Failed(new Failure(FailureKind.HttpStatus) { Status = 503, RetryAfter = TimeSpan.FromHours(2) }));
        round.AddDue(both);

        Assert.False(round.TryStart(both, out _));
        Assert.Equal(_time.GetUtcNow().AddHours(2), _memory.Pages.Find(other)!.Due);
    }

    [Fact]
    public void After_the_settings_are_replaced_no_check_starts_and_no_result_is_stored()
    {
        var (round, network) = Begin(pages: 2);
        Assert.True(round.TryStart(network, out var record));

        _isCurrent = false;
        round.Finish(record.Address, Good);

        Assert.Equal(PageCheck.None, _memory.Pages.Find(record.Address)!.Check);
        Assert.Empty(round.TakeStored());
        Assert.False(round.TryStart(network, out _));
    }
}
