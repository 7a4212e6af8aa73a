using Wander.Configuration;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.State;

namespace Wander.Checking;

/// <summary>
/// Decides which pages are checked next and what the results mean for what is remembered; <see cref="PageChecks"/> makes the
/// checks.
/// For one thread at a time.
/// </summary>
/// <param name="settings">How often pages are checked, and how many at once.</param>
/// <param name="memory">What is remembered.</param>
/// <param name="time">The clock.</param>
/// <param name="isCurrent">False once there are newer settings: nothing is remembered from then on.</param>
internal sealed class PageCheckRound(WanderSettings settings, CrawlMemory memory, TimeProvider time, Func<bool> isCurrent)
{
    private readonly CheckSchedule _schedule = new(settings.PagesCheck.Every);
    private readonly CheckQueue _queue = new(memory, settings.Crawl.Concurrency);
    private readonly OfflineDetector<Outcome> _offline = new(time);
    private List<Outcome> _accepted = [];
    private Dictionary<PageAddress, PageCheck> _learnt = [];

    /// <summary>How many checks are under way.</summary>
    public int Running => _queue.Running;

    /// <summary>How many pages wait for a check.</summary>
    public int Waiting => _queue.Waiting;

    /// <summary>How many results are doubtful, because we may be offline.</summary>
    public int Doubtful => _offline.Doubtful;

    /// <summary>How many checked pages <see cref="TakeLearnt"/> would return.</summary>
    public int Learnt => _learnt.Count;

    /// <summary>
    /// When the first page that is not due yet will be, as of the last <see cref="AddDue"/>; null when there is none.
    /// </summary>
    public DateTimeOffset? NextDue => _queue.NextDue;

    /// <summary>True when results were discarded since the last <see cref="AddDue"/>: their pages are still due.</summary>
    public bool HasDiscarded { get; private set; }

    /// <summary>When checks may start again because we seem to be offline; in the past when we are not.</summary>
    public DateTimeOffset PausedUntil => _offline.Until;

    /// <summary>Adds the pages that somebody recommends and that are due.</summary>
    /// <param name="network">The newest network.</param>
    /// <param name="only">The only pages that count; null for all.</param>
    public void AddDue(NetworkSnapshot network, IReadOnlySet<PageAddress>? only = null)
    {
        _queue.AddDue(network, time.GetUtcNow(), only);
        HasDiscarded = false;
    }

    /// <summary>The next page to check; false when there is none now.</summary>
    /// <param name="network">The newest network.</param>
    /// <param name="record">What is remembered of the page.</param>
    public bool TryStart(NetworkSnapshot network, out PageRecord record)
    {
        var now = time.GetUtcNow();
        record = null!;
        return isCurrent() && _offline.Until <= now && _queue.TryStart(network, now, out record);
    }

    /// <summary>A check that was started has ended.</summary>
    /// <param name="page">The page.</param>
    /// <param name="result">The result; null when the check failed because of a bug.</param>
    public void Finish(PageAddress page, PageCheckResult? result)
    {
        _queue.Release(page);
        var outcome = new Outcome(page, result);
        if (result?.Check.Failure is not { MayBeOurConnection: true })
        {
            Settle();
            _offline.Answered();
            Accept(outcome);
        }
        else if (_offline.Doubt(outcome))
        {
            Settle();
        }
    }

    /// <summary>When no check is under way that could tell whether we are offline, doubtful results are decided on.</summary>
    public void SettleWhenIdle()
    {
        if (_offline.Doubtful > 0 && _queue.Running == 0)
            Settle();
    }

    /// <summary>We are known to be online: sites that cannot be reached are at fault.</summary>
    public void BelieveFailures() => _offline.Believe();

    /// <summary>
    /// The pages whose results were accepted since the last call, with their results; null for those that failed by a bug.
    /// </summary>
    public IReadOnlyList<(PageAddress Page, PageCheckResult? Result)> TakeAccepted()
    {
        var accepted = _accepted;
        _accepted = [];
        return accepted.ConvertAll(outcome => (outcome.Page, outcome.Result));
    }

    /// <summary>The checks that changed what is remembered since the last call.</summary>
    public IReadOnlyDictionary<PageAddress, PageCheck> TakeLearnt()
    {
        var learnt = _learnt;
        _learnt = [];
        return learnt;
    }

    private void Settle()
    {
        var (doubtful, areVoid) = _offline.Settle();
        foreach (var outcome in doubtful)
        {
            if (areVoid)
                _queue.Settle(outcome.Page);
            else
                Accept(outcome);
        }
        HasDiscarded |= areVoid;
    }

    private void Accept(Outcome outcome)
    {
        _queue.Settle(outcome.Page);
        _accepted.Add(outcome);
        var now = time.GetUtcNow();
        memory.Pages.Update(outcome.Page, record => isCurrent() ? After(record, outcome, now) : record);
        if (outcome.Result?.RetryAfter is { } pause)
            _queue.LeaveAlone(outcome.Page.Host, now + pause);
    }

    private PageRecord After(PageRecord record, Outcome outcome, DateTimeOffset now)
    {
        var check = outcome.Result?.Check ?? record.Check with
        {
            Verdict = Verdict.Failing,
            Failure = new Failure(FailureKind.InternalError),
            CheckedAt = now,
        };
        _learnt[record.Address] = check;
        var failures = CheckSchedule.IsFailing(check.Verdict) ? record.Failures + 1 : 0;
        return record with
        {
            Check = check,
            Validators = outcome.Result?.Validators ?? record.Validators,
            Failures = failures,
            Due = _schedule.After(now, failures, outcome.Result?.RetryAfter),
        };
    }

    private sealed record Outcome(PageAddress Page, PageCheckResult? Result);
}
