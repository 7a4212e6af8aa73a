using Wander.Configuration;
using Wander.State;

namespace Wander.Storage;

/// <summary>
/// Keeps a <see cref="CrawlMemory"/> on disk, whatever happens to the disk: a failure is told, nothing that is known is lost by
/// it, and the next call tries again. It blocks; its calls may come from any thread.
/// </summary>
/// <param name="settings">Where the file is, and whose console this is.</param>
/// <param name="time">The clock.</param>
/// <param name="health">Where <c>/healthz</c> looks.</param>
/// <param name="log">What the owner reads.</param>
internal sealed partial class StoreKeeper(
    WanderSettings settings, TimeProvider time, StoreHealth health, ILogger<StoreKeeper> log) : IDisposable
{
    // Longer than any setting lets a console or page wait.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(366);

    private readonly Lock _lock = new();
    private volatile WanderSettings _settings = settings;
    private StoreReport _report = new(NameOf(settings), health, log);
    private Store? _store;
    private StoreFailure? _found;
    private DateTimeOffset? _lastSetAside;
    private bool _isRecalled;
    private bool _isDisposed;

    /// <summary>What is known: empty until <see cref="Recall"/>.</summary>
    public CrawlMemory Memory { get; } = new();

    /// <summary>The absolute path of the file.</summary>
    public string FilePath => _settings.StorePath;

    /// <summary>At the start: takes in what the file has. When it cannot be read, <see cref="Keep"/> tries again.</summary>
    public CrawlMemory Recall()
    {
        lock (_lock)
            _ = Guard(TryOpen);
        return Memory;
    }

    /// <summary>
    /// For a command beside a service that holds the file: takes in what that has written so far. Then, <see cref="Keep"/> is not
    /// to be called.
    /// </summary>
    public CrawlMemory RecallBeside()
    {
        lock (_lock)
            _ = Guard(() => Peek(Store.OpenBeside));
        return Memory;
    }

    /// <summary>Writes what changed since the last time.</summary>
    /// <returns>True when all that is known is on the disk.</returns>
    public bool Keep()
    {
        lock (_lock)
        {
            return _isDisposed || Guard(TryKeep);
        }
    }

    /// <summary>
    /// Newer settings are in force: where they name another file, all that is known is written to that one from now on, and what
    /// it knows comes with the next start.
    /// </summary>
    public void Adopt(WanderSettings next)
    {
        ArgumentNullException.ThrowIfNull(next);
        lock (_lock)
        {
            var isMoved = next.StorePath != _settings.StorePath;
            _settings = next;
            if (!isMoved)
                return;
            Close();
            _found = null;
            _report = new StoreReport(NameOf(next), health, log);
            MarkAllChanged();
        }
    }

    /// <summary>Looks through the whole file for damage, which the next <see cref="Keep"/> deals with.</summary>
    public void LookForDamage(CancellationToken cancellationToken)
    {
        Store? looked;
        lock (_lock)
            looked = _store;
        if (looked is null || Store.FindDamage(_settings.StorePath, cancellationToken) is not { } damage)
            return;
        lock (_lock)
            _found = looked == _store ? damage : null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            Close();
        }
    }

    /// <summary>The file as the owner would write it in the settings: <c>data/wander.db</c>.</summary>
    public static string NameOf(WanderSettings settings)
    {
        var relative = Path.GetRelativePath(settings.Folder, settings.StorePath);
        return relative.StartsWith("..", StringComparison.Ordinal) ? settings.StorePath : relative.Replace('\\', '/');
    }

    // Serving goes on whatever goes wrong here.
    private bool Guard(Func<bool> work)
    {
        try
        {
            return work();
        }
        catch (Exception e)
        {
            Close();
            _report.Bug(e);
            return false;
        }
    }

    private bool TryKeep() => TryKeepRecords() && TryIndex();

    private bool TryKeepRecords()
    {
        if (_store is { IsGone: true } && LeaveGone() is { } left)
            return TryDealWith(left);
        if (_found is { } damage && SetAside(damage) is { } obstacle)
            _report.Failed(obstacle);
        return TryOpen() && TryWrite();
    }

    private bool TryOpen()
    {
        if (_store is not null)
            return true;
        _store = Store.Open(_settings.StorePath, out var failure);
        failure ??= TakeIn(_store!);
        return failure is null || TryDealWith(failure);
    }

    // What is known by now is newer than what the file says.
    private StoreFailure? TakeIn(Store store)
    {
        if (store.IsNew)
        {
            _isRecalled = true;
            MarkAllChanged();
            return null;
        }
        if (_isRecalled)
            return store.Resume();
        return TakeIn(store.Load());
    }

    private StoreFailure? TakeIn(StoredNetwork stored)
    {
        _report.Read(stored);
        var isForUs = stored.Url is null || stored.Url == _settings.Url.Value;
        // A clock that once was wrong must not put everything off for years.
        var now = time.GetUtcNow();
        Memory.Consoles.Recall(stored.Consoles.Select(console => IsPutOff(console.Due) ? console with { Due = now } : console));
        Memory.Pages.Recall(
            from page in stored.Pages
            let ours = isForUs ? page : page.ForAnotherConsole()
            select IsPutOff(ours.Due) ? ours with { Due = now } : ours);
        bool IsPutOff(DateTimeOffset due) => due - now > LongestWait;
        if (!isForUs)
            Memory.Pages.MarkAllChanged();
        _isRecalled = true;
        return stored.Failure;
    }

    private bool TryWrite()
    {
        var consoles = Memory.Consoles.TakeChanges();
        var pages = TakePages();
        StoreFailure? failure = null;
        var isKept = false;
        try
        {
            failure = _store!.Write(consoles, pages, _settings.Url.Value);
            isKept = failure is null;
        }
        finally
        {
            if (!isKept)
            {
                Memory.Consoles.GiveBack(consoles);
                Memory.Pages.GiveBack(pages);
                Close();
            }
        }
        if (failure is not null)
            return TryDealWith(failure) && TryWrite();
        if (!consoles.IsEmpty || !pages.IsEmpty)
            _hasUnindexed = true;
        _report.Keeping();
        return true;
    }

    private void MarkAllChanged()
    {
        Memory.Consoles.MarkAllChanged();
        Memory.Pages.MarkAllChanged();
    }

    private void Close()
    {
        LeaveIndex();
        _store?.Dispose();
        _store = null;
    }
}
