using Wander.Configuration;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.State;

namespace Wander.Checking;

/// <summary>
/// Decides which pages are checked next, and applies the results to the stored network; <see cref="PageChecks"/> makes the
/// checks. Not thread-safe.
/// </summary>
/// <param name="settings">Supplies the time between checks and the number of concurrent checks.</param>
/// <param name="memory">The stored network.</param>
/// <param name="time">The clock.</param>
/// <param name="isCurrent">Returns false once the settings have been replaced; from then on, no results are stored.</param>
internal sealed class PageCheckRound(WanderSettings settings, CrawlMemory memory, TimeProvider time, Func<bool> isCurrent)
{
    private readonly CheckSchedule _schedule = new(settings.PagesCheck.Every);
    private readonly CheckQueue _queue = new(memory, settings.Crawl.Concurrency);
    private readonly OfflineDetector<Outcome> _offline = new(time);
    private List<Outcome> _accepted = [];
    private Dictionary<PageAddress, PageCheck> _stored = [];

    /// <summary>The number of running checks.</summary>
    public int Running => _queue.Running;

    /// <summary>The number of pages that wait for a check.</summary>
    public int Waiting => _queue.Waiting;

    /// <summary>The number of results that are held back because we may be offline.</summary>
    public int HeldBack => _offline.HeldBack;

    /// <summary>The number of pages that <see cref="TakeStored"/> would return.</summary>
    public int Stored => _stored.Count;

    /// <summary>
    /// When the next page becomes due, as of the last <see cref="AddDue"/>; null when no page waits for its time.
    /// </summary>
    public DateTimeOffset? NextDue => _queue.NextDue;

    /// <summary>
    /// True when results were discarded since the last <see cref="AddDue"/>, so that their pages are still due.
    /// </summary>
    public bool HasDiscarded { get; private set; }

    /// <summary>When checks may start again after an outage; in the past when no outage is assumed.</summary>
    public DateTimeOffset PausedUntil => _offline.Until;

    /// <summary>Queues the recommended pages that are due.</summary>
    /// <param name="network">The newest network.</param>
    /// <param name="only">The pages to which the check is limited; null for all pages.</param>
    public void AddDue(NetworkSnapshot network, IReadOnlySet<PageAddress>? only = null)
    {
        _queue.AddDue(network, time.GetUtcNow(), only);
        HasDiscarded = false;
    }

    /// <summary>Starts the check of the next page. Returns false when no check may start at the moment.</summary>
    /// <param name="network">The newest network.</param>
    /// <param name="record">The stored record of the page.</param>
    public bool TryStart(NetworkSnapshot network, out PageRecord record)
    {
        var now = time.GetUtcNow();
        record = null!;
        return isCurrent() && _offline.Until <= now && _queue.TryStart(network, now, out record);
    }

    /// <summary>Ends a check.</summary>
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
        else if (_offline.HoldBack(outcome))
        {
            Settle();
        }
    }

    /// <summary>
    /// Accepts or discards the results that are held back when no check is running that could show whether we are offline.
    /// </summary>
    public void SettleWhenIdle()
    {
        if (_offline.HeldBack > 0 && _queue.Running == 0)
            Settle();
    }

    /// <summary>Reports that we are online: failures to reach a site count as failures of the site.</summary>
    public void AssumeOnline() => _offline.AssumeOnline();

    /// <summary>
    /// Returns the pages whose results were accepted since the last call, with the results; null when a check failed because of a
    /// bug.
    /// </summary>
    public IReadOnlyList<(PageAddress Page, PageCheckResult? Result)> TakeAccepted()
    {
        var accepted = _accepted;
        _accepted = [];
        return accepted.ConvertAll(outcome => (outcome.Page, outcome.Result));
    }

    /// <summary>Returns the results that were stored since the last call.</summary>
    public IReadOnlyDictionary<PageAddress, PageCheck> TakeStored()
    {
        var stored = _stored;
        _stored = [];
        return stored;
    }

    private void Settle()
    {
        var (heldBack, areVoid) = _offline.Settle();
        foreach (var outcome in heldBack)
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
            _queue.Pause(outcome.Page.Host, now + pause);
    }

    private PageRecord After(PageRecord record, Outcome outcome, DateTimeOffset now)
    {
        var check = outcome.Result?.Check ?? record.Check with
        {
            Verdict = Verdict.Failing,
            Failure = new Failure(FailureKind.InternalError),
            CheckedAt = now,
        };
        _stored[record.Address] = check;
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
