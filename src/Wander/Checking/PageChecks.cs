using System.Threading.Channels;
using Wander.Configuration;
using Wander.Protocol;
using Wander.State;

namespace Wander.Checking;

/// <summary>The progress of one run of checks.</summary>
/// <param name="Done">The number of checked pages.</param>
/// <param name="Left">The number of pages that are still to be checked.</param>
internal sealed record CheckCount(int Done, int Left);

/// <summary>
/// Checks the pages of the newest network when they become due, stores the results, and publishes them in the newest network.
/// <see cref="PageCheckRound"/> makes the decisions. The checks run concurrently with the crawl.
/// </summary>
/// <param name="settings">Supplies the time between checks and the number of concurrent checks.</param>
/// <param name="active">The active settings. Once they differ from <paramref name="settings"/>, no check starts and no result is
/// stored.</param>
/// <param name="memory">The stored network.</param>
/// <param name="live">The newest network.</param>
/// <param name="checker">Checks one page.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The log.</param>
internal sealed partial class PageChecks(
    WanderSettings settings,
    LiveSettings active,
    CrawlMemory memory,
    LiveNetwork live,
    PageChecker checker,
    TimeProvider time,
    ILogger<PageChecks> log)
{
    // The maximum number of concurrent checks during a crawl, which is short and should have most of the bandwidth.
    private const int WhileCrawling = 4;
    private const int Plenty = 1000;

    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    private static readonly TimeSpan Leap = TimeSpan.FromSeconds(10);

    private readonly PageCheckRound _round = new(settings, memory, time, () => ReferenceEquals(active.Now, settings));
    private readonly Channel<Answer> _answers =
        Channel.CreateUnbounded<Answer>(new UnboundedChannelOptions { SingleReader = true });
    private readonly DutyCycle _looking = new(time, least: TimeSpan.Zero);
    private readonly DutyCycle _publishing = new(time, least: TimeSpan.FromMilliseconds(250));
    private NetworkMoment? _seen;
    private PageCounts? _logged;

    /// <summary>
    /// True when so many sites in a row could not be reached that an outage is assumed: their results are discarded, and no check
    /// starts for a while.
    /// </summary>
    public bool AreHeldUp => _round.PausedUntil > time.GetUtcNow();

    /// <summary>Checks pages whenever they are due, until it is cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        RunUntilAsync(() => false, (_, _) => { }, only: null, cancellationToken);

    /// <summary>
    /// Checks the pages that are due once, or until <see cref="AreHeldUp"/> is true. Must not run concurrently with
    /// <see cref="RunAsync"/>.
    /// </summary>
    /// <param name="only">The pages to which the check is limited; null for all pages.</param>
    /// <param name="progress">Receives the progress after each result.</param>
    /// <param name="found">Receives the result of each page, unless it is discarded.</param>
    /// <param name="cancellationToken">Stops the checks immediately.</param>
    public Task RunOnceAsync(
        IReadOnlySet<PageAddress>? only,
        IProgress<CheckCount> progress,
        Action<PageAddress, PageCheckResult> found,
        CancellationToken cancellationToken)
    {
        _seen = null;
        var done = 0;
        return RunUntilAsync(
            () =>
            {
                progress.Report(new CheckCount(done, _round.Waiting + _round.Running + _round.HeldBack));
                return IsIdle && (AreHeldUp || (_round.Waiting == 0 && !IsLookDue(live.Now)));
            },
            (page, result) =>
            {
                done++;
                if (result is not null)
                    found(page, result);
            },
            only,
            cancellationToken);
    }

    /// <summary>Reports that we are online: failures to reach a site count as failures of the site.</summary>
    public void AssumeOnline() => _round.AssumeOnline();

    private bool IsIdle => _round.Running == 0 && _round.HeldBack == 0 && _round.Stored == 0;

    private bool MayStart => _round.Running < WhileCrawling || !live.Now.Crawl.IsRunning;

    private async Task RunUntilAsync(
        Func<bool> isOver,
        Action<PageAddress, PageCheckResult?> accepted,
        IReadOnlySet<PageAddress>? only,
        CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            while (true)
            {
                LookForDue(only);
                while (MayStart && _round.TryStart(live.Now.Network, out var record))
                    _ = CheckAsync(record, stop.Token);
                _round.SettleWhenIdle();
                ReportAccepted(accepted);
                Publish();
                if (isOver())
                    return;
                await WaitAsync(cancellationToken);
                while (_answers.Reader.TryRead(out var answer))
                    _round.Finish(answer.Page, answer.Result);
            }
        }
        finally
        {
            await stop.CancelAsync(); // an exception must also cancel the running checks
        }
    }

    private void ReportAccepted(Action<PageAddress, PageCheckResult?> accepted)
    {
        foreach (var (page, result) in _round.TakeAccepted())
            accepted(page, result);
    }

    private void LookForDue(IReadOnlySet<PageAddress>? only)
    {
        var moment = live.Now;
        if (_looking.Left > TimeSpan.Zero || !IsLookDue(moment))
            return;
        _looking.Do(() => _round.AddDue(moment.Network, only));
        _seen = moment;
    }

    private bool IsLookDue(NetworkMoment moment) =>
        (!ReferenceEquals(moment, _seen) || _round.HasDiscarded || _round.NextDue <= time.GetUtcNow()) && !HasPlenty(moment);

    // During a crawl the network changes all the time. There is no need to search it for due pages while enough are waiting.
    private bool HasPlenty(NetworkMoment moment) => moment.Crawl.IsRunning && _round.Waiting >= Plenty;

    private async Task CheckAsync(PageRecord record, CancellationToken cancellationToken)
    {
        PageCheckResult? result = null;
        try
        {
            result = await checker.CheckAsync(record, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return; // the run was cancelled
        }
        catch (Exception e)
        {
            // A bug that the content of one page triggers must not stop the checks of the others.
            LogBug(e, record.Address.Value);
        }
        _answers.Writer.TryWrite(new Answer(record.Address, result));
    }

    private void Publish()
    {
        if (_round.Stored == 0 || (_round.Running > 0 && _publishing.Left > TimeSpan.Zero))
            return; // running checks will add more results
        _publishing.Do(() => live.ApplyChecks(_round.TakeStored()));
        var pages = live.Now.Crawl.Pages;
        if (_round.Running > 0 || pages == _logged)
            return;
        LogChecked(pages.Checked, pages.Known, pages.Embeddable);
        _logged = pages;
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var wait = LongestWait;
        void AtMost(TimeSpan other) => wait = other < wait ? other : wait;
        if (_round.Stored > 0)
            AtMost(_publishing.Left);
        var moment = live.Now;
        if (_round.NextDue is { } due && !HasPlenty(moment))
            AtMost(due - now > _looking.Left ? due - now : _looking.Left);
        if (_round.PausedUntil > now)
            AtMost(_round.PausedUntil - now);
        var isLookDue = IsLookDue(moment);
        if (isLookDue)
            AtMost(_looking.Left);
        if (wait <= TimeSpan.Zero)
            return;

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var news = isLookDue ? Task.Delay(Timeout.Infinite, over.Token) : live.NewerThan(moment);
        var waited = Task.Delay(wait, time, over.Token);
        // After a longer time, the wait was computed from an outdated time: the machine was suspended, or its clock was set.
        if (time.GetUtcNow() - now < Leap)
            await Task.WhenAny(_answers.Reader.WaitToReadAsync(over.Token).AsTask(), news, waited);
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    [LoggerMessage(
        2, LogLevel.Information, "{Checked} of {Known} pages have been checked; {Embeddable} can be shown in the frame")]
    private partial void LogChecked(int @checked, int known, int embeddable);

    [LoggerMessage(1, LogLevel.Error, "Checking {Page} failed because of an unexpected error")]
    private partial void LogBug(Exception exception, string page);

    private sealed record Answer(PageAddress Page, PageCheckResult? Result);
}
