using System.Threading.Channels;
using Wander.Configuration;
using Wander.Protocol;
using Wander.State;

namespace Wander.Checking;

/// <summary>How many checks of one run have ended.</summary>
/// <param name="Done">How many pages were checked.</param>
/// <param name="Left">How many are still to be checked.</param>
internal sealed record CheckCount(int Done, int Left);

/// <summary>
/// Checks the pages of the newest network as they become due, remembers what came of it, and puts it into the newest network
/// as a <see cref="PageCheckRound"/> decides. It runs beside the crawl and holds neither it nor visitors up.
/// </summary>
/// <param name="settings">How often, and how many at once.</param>
/// <param name="inForce">Tells when there are newer ones: nothing is begun and nothing remembered from then on.</param>
/// <param name="memory">What is remembered.</param>
/// <param name="live">The newest network.</param>
/// <param name="checker">Checks one page.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where our own mistakes are told.</param>
internal sealed partial class PageChecks(
    WanderSettings settings,
    LiveSettings inForce,
    CrawlMemory memory,
    LiveNetwork live,
    PageChecker checker,
    TimeProvider time,
    ILogger<PageChecks> log)
{
    // So many at once leave the crawl, which is soon over, nearly all of the machine.
    private const int WhileCrawling = 4;
    private const int Plenty = 1000;

    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    private static readonly TimeSpan Leap = TimeSpan.FromSeconds(10);

    private readonly PageCheckRound _round = new(settings, memory, time, () => ReferenceEquals(inForce.Now, settings));
    private readonly Channel<Answer> _answers =
        Channel.CreateUnbounded<Answer>(new UnboundedChannelOptions { SingleReader = true });
    private readonly DutyCycle _looking = new(time, least: TimeSpan.Zero);
    private readonly DutyCycle _learning = new(time, least: TimeSpan.FromMilliseconds(250));
    private NetworkMoment? _seen;
    private PageCounts? _told;

    /// <summary>
    /// True when so many sites in a row could not be reached that no check starts for a while; the results of those are
    /// discarded.
    /// </summary>
    public bool AreHeldUp => _round.PausedUntil > time.GetUtcNow();

    /// <summary>Checks what is due, and continues until it is cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        RunUntilAsync(() => false, (_, _) => { }, only: null, cancellationToken);

    /// <summary>
    /// Checks what is due, and ends; at the latest when <see cref="AreHeldUp"/>. Not beside <see cref="RunAsync"/>.
    /// </summary>
    /// <param name="only">The only pages that count; null for all.</param>
    /// <param name="progress">Receives the count whenever a result arrived.</param>
    /// <param name="found">Receives the result for a page, unless it is discarded.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
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
                progress.Report(new CheckCount(done, _round.Waiting + _round.Running + _round.Doubtful));
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

    /// <summary>We are known to be online: sites that cannot be reached are at fault.</summary>
    public void BelieveFailures() => _round.BelieveFailures();

    private bool IsIdle => _round.Running == 0 && _round.Doubtful == 0 && _round.Learnt == 0;

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
                Learn();
                if (isOver())
                    return;
                await WaitAsync(cancellationToken);
                while (_answers.Reader.TryRead(out var answer))
                    _round.Finish(answer.Page, answer.Result);
            }
        }
        finally
        {
            await stop.CancelAsync(); // whatever ended this ends its requests
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

    // While the crawl runs, each look would find another network.
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
            return; // nobody takes this answer any more
        }
        catch (Exception e)
        {
            // A bug, found by what a stranger wrote: it must not cost us everybody else.
            LogBug(e, record.Address.Value);
        }
        _answers.Writer.TryWrite(new Answer(record.Address, result));
    }

    private void Learn()
    {
        if (_round.Learnt == 0 || (_round.Running > 0 && _learning.Left > TimeSpan.Zero))
            return; // while checks are under way, more will come
        _learning.Do(() => live.Learn(_round.TakeLearnt()));
        var pages = live.Now.Crawl.Pages;
        if (_round.Running > 0 || pages == _told)
            return;
        LogChecked(pages.Checked, pages.Known, pages.Embeddable);
        _told = pages;
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var wait = LongestWait;
        void AtMost(TimeSpan other) => wait = other < wait ? other : wait;
        if (_round.Learnt > 0)
            AtMost(_learning.Left);
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
        // Otherwise the wait was calculated from an old time: the machine slept, or its clock was set.
        if (time.GetUtcNow() - now < Leap)
            await Task.WhenAny(_answers.Reader.WaitToReadAsync(over.Token).AsTask(), news, waited);
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    [LoggerMessage(2, LogLevel.Information, "{Checked} of {Known} pages checked; {Embeddable} can be shown")]
    private partial void LogChecked(int @checked, int known, int embeddable);

    [LoggerMessage(1, LogLevel.Error, "Checking {Page} failed unexpectedly")]
    private partial void LogBug(Exception exception, string page);

    private sealed record Answer(PageAddress Page, PageCheckResult? Result);
}
