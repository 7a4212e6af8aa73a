using Wander.Protocol;

namespace Wander.Checking;

/// <summary>How far checks are that end.</summary>
/// <param name="Done">How many pages were looked at.</param>
/// <param name="Left">How many are still to be looked at.</param>
internal sealed record CheckCount(int Done, int Left);

/// <content>Checks that end, for commands.</content>
internal sealed partial class PageChecks
{
    private IReadOnlySet<PageAddress>? _only;
    private int _kept;
    private Action<PageAddress, PageCheckResult>? _found;

    /// <summary>
    /// True when so many sites in a row could not be reached that nobody is asked for a while; what was found out about those is
    /// void.
    /// </summary>
    public bool AreHeldUp => _outage.Until > time.GetUtcNow();

    /// <summary>Checks what is due, and ends; at the latest when <see cref="AreHeldUp"/>. Not beside <see cref="RunAsync"/>.</summary>
    /// <param name="only">The only pages that count; null where all do.</param>
    /// <param name="progress">Is told whenever an answer came.</param>
    /// <param name="found">Is told what came of a page, if that is not void.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    public Task RunOnceAsync(
        IReadOnlySet<PageAddress>? only, IProgress<CheckCount> progress, Action<PageAddress, PageCheckResult> found, CancellationToken cancellationToken)
    {
        (_only, _kept, _seen, _found) = (only, 0, null, found);
        return RunUntilAsync(
            () =>
            {
                progress.Report(new CheckCount(_kept, _queue.Waiting + _queue.Running + _outage.Doubtful));
                return IsIdle && (AreHeldUp || (_queue.Waiting == 0 && !IsLookDue(live.Now)));
            },
            cancellationToken);
    }

    /// <summary>We are online, whatever it looked like: sites that cannot be reached are at fault.</summary>
    public void BelieveFailures() => _outage.Believe();

    private bool IsIdle => _queue.Running == 0 && _outage.Doubtful == 0 && _learnt.Count == 0;
}
