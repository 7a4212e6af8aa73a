using Wander.Protocol.Findings;

namespace Wander.Checking;

/// <content>What the answers mean for what is remembered.</content>
internal sealed partial class PageChecks
{
    private void Finish(Answer answer)
    {
        _queue.Release(answer.Page);
        if (answer.Finding?.Check.Failure is { MayBeOurConnection: true })
        {
            if (_outage.Doubt(answer))
                Settle();
            return;
        }
        Settle();
        _outage.Answered();
        Keep(answer);
    }

    private void Settle()
    {
        var (doubtful, areVoid) = _outage.Settle();
        foreach (var answer in doubtful)
        {
            if (areVoid)
                _queue.Settle(answer.Page);
            else
                Keep(answer);
        }
        if (areVoid)
            _seen = null; // they are still due
    }

    private void Keep(Answer answer)
    {
        _queue.Settle(answer.Page);
        _kept++;
        if (answer.Finding is { } finding)
            _found?.Invoke(answer.Page, finding);
        var now = time.GetUtcNow();
        memory.Pages.Update(answer.Page, record =>
        {
            if (!IsInForce)
                return record; // the answer may be one to another console's visitors
            var check = answer.Finding?.Check ?? record.Check with
            {
                Verdict = Verdict.Failing,
                Failure = new Failure(FailureKind.InternalError),
                CheckedAt = now,
            };
            _learnt[answer.Page] = check;
            var failures = CheckSchedule.IsFailing(check.Verdict) ? record.Failures + 1 : 0;
            return record with
            {
                Check = check,
                Validators = answer.Finding?.Validators ?? record.Validators,
                Failures = failures,
                Due = _schedule.After(now, failures, answer.Finding?.RetryAfter),
            };
        });
        if (answer.Finding?.RetryAfter is { } pause)
            _queue.LeaveAlone(answer.Page.Host, now + pause);
    }
}
