using System.Threading.Channels;
using Wander.Configuration;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Checking;

/// <summary>
/// Checks the pages of the newest network as they become due, remembers what came of it, and puts it into the newest network
/// (design, section 7). It runs beside the crawl and holds neither it nor visitors up.
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

    private readonly CheckSchedule _schedule = new(settings.PagesCheck.Every);
    private readonly CheckQueue _queue = new(memory, settings.Crawl.Concurrency);
    private readonly Channel<Answer> _answers =
        Channel.CreateUnbounded<Answer>(new UnboundedChannelOptions { SingleReader = true });
    private readonly OfflineDetector<Answer> _outage = new(time);
    private readonly DutyCycle _looking = new(time, least: TimeSpan.Zero);
    private readonly DutyCycle _learning = new(time, least: TimeSpan.FromMilliseconds(250));
    private Dictionary<PageAddress, PageCheck> _learnt = [];
    private NetworkMoment? _seen;
    private PageCounts? _told;

    /// <summary>Checks what is due, and goes on until it is cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => RunUntilAsync(() => false, cancellationToken);

    private async Task RunUntilAsync(Func<bool> isOver, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            while (true)
            {
                LookForDue();
                while (MayStart && _queue.TryStart(live.Now.Network, time.GetUtcNow(), out var record))
                    _ = CheckAsync(record, stop.Token);
                if (_outage.Doubtful > 0 && _queue.Running == 0)
                    Settle(); // nobody is left who could tell
                Learn();
                if (isOver())
                    return;
                await WaitAsync(cancellationToken);
                while (_answers.Reader.TryRead(out var answer))
                    Finish(answer);
            }
        }
        finally
        {
            await stop.CancelAsync(); // whatever ended this ends its requests
        }
    }

    private void LookForDue()
    {
        var moment = live.Now;
        if (_looking.Left > TimeSpan.Zero || !IsLookDue(moment))
            return;
        _looking.Do(() => _queue.AddDue(moment.Network, time.GetUtcNow(), _only));
        _seen = moment;
    }

    private bool IsLookDue(NetworkMoment moment) =>
        (!ReferenceEquals(moment, _seen) || _queue.NextDue <= time.GetUtcNow()) && !HasPlenty(moment);

    // While the crawl runs, each look would find another network.
    private bool HasPlenty(NetworkMoment moment) => moment.Crawl.IsRunning && _queue.Waiting >= Plenty;

    private bool IsInForce => ReferenceEquals(inForce.Now, settings);

    private bool MayStart =>
        IsInForce && _outage.Until <= time.GetUtcNow() && (_queue.Running < WhileCrawling || !live.Now.Crawl.IsRunning);

    private async Task CheckAsync(PageRecord record, CancellationToken cancellationToken)
    {
        PageCheckResult? finding = null;
        try
        {
            finding = await checker.CheckAsync(record, cancellationToken);
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
        _answers.Writer.TryWrite(new Answer(record.Address, finding));
    }

    private void Learn()
    {
        if (_learnt.Count == 0 || (_queue.Running > 0 && _learning.Left > TimeSpan.Zero))
            return; // while checks are under way, more will come
        _learning.Do(() => live.Learn(_learnt));
        _learnt = [];
        var pages = live.Now.Crawl.Pages;
        if (_queue.Running > 0 || pages == _told)
            return;
        LogChecked(pages.Checked, pages.Known, pages.Embeddable);
        _told = pages;
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var wait = LongestWait;
        void AtMost(TimeSpan other) => wait = other < wait ? other : wait;
        if (_learnt.Count > 0)
            AtMost(_learning.Left);
        var moment = live.Now;
        if (_queue.NextDue is { } due && !HasPlenty(moment))
            AtMost(due - now > _looking.Left ? due - now : _looking.Left);
        if (_outage.Until > now)
            AtMost(_outage.Until - now);
        var isLookDue = IsLookDue(moment);
        if (isLookDue)
            AtMost(_looking.Left);
        if (wait <= TimeSpan.Zero)
            return;

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var news = isLookDue ? Task.Delay(Timeout.Infinite, over.Token) : live.NewerThan(moment);
        var waited = Task.Delay(wait, time, over.Token);
        if (time.GetUtcNow() - now < Leap) // else the wait was reckoned from a time long gone: a machine slept, or its clock was set
            await Task.WhenAny(_answers.Reader.WaitToReadAsync(over.Token).AsTask(), news, waited);
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    [LoggerMessage(2, LogLevel.Information, "{Checked} of {Known} pages checked; {Embeddable} can be shown")]
    private partial void LogChecked(int @checked, int known, int embeddable);

    [LoggerMessage(1, LogLevel.Error, "Checking {Page} failed unexpectedly")]
    private partial void LogBug(Exception exception, string page);

    private sealed record Answer(PageAddress Page, PageCheckResult? Finding);
}
