using Wander.Configuration;
using Wander.Protocol;
using Wander.State;

namespace Wander.Storage;

/// <summary>
/// Stores a <see cref="CrawlMemory"/> in a file: takes the steps that a <see cref="StoreRound"/> decides on. A failure is
/// reported and loses no records, and the next call tries again. The methods block, and may be called from any thread.
/// </summary>
internal sealed class StoreKeeper : IDisposable
{
    private readonly TimeProvider _time;
    private readonly StoreHealth _health;
    private readonly ILogger<StoreKeeper> _log;
    private readonly UnindexedPages _unindexed;
    private readonly Lock _lock = new();
    private volatile WanderSettings _settings;
    private StoreReport _report;
    private StoreConnection _connection;
    private StoreRound _round = StoreRound.First;
    private bool _isDisposed;

    /// <summary>A keeper that has not read the file yet.</summary>
    /// <param name="settings">The path of the file, and the address of our own console.</param>
    /// <param name="time">The clock.</param>
    /// <param name="health">Receives the state for <c>/healthz</c>.</param>
    /// <param name="log">The log.</param>
    public StoreKeeper(WanderSettings settings, TimeProvider time, StoreHealth health, ILogger<StoreKeeper> log)
    {
        (_settings, _time, _health, _log) = (settings, time, health, log);
        _unindexed = new UnindexedPages(Memory.Pages);
        (_report, _connection) = Connect(settings);
    }

    /// <summary>The records: empty until <see cref="Recall"/>.</summary>
    public CrawlMemory Memory { get; } = new();

    /// <summary>The absolute path of the file.</summary>
    public string FilePath => _settings.StorePath;

    /// <inheritdoc cref="UnindexedPages.IsUpToDate" />
    public bool IsIndexed => _unindexed.IsUpToDate;

    /// <inheritdoc cref="UnindexedPages.Addresses" />
    public IReadOnlyList<PageAddress>? Unindexed => _unindexed.Addresses;

    /// <summary>Loads the records of the file, at the start. When that fails, <see cref="Keep"/> tries again.</summary>
    public CrawlMemory Recall()
    {
        lock (_lock)
            _ = Guard(() => TakeSteps(isWriting: false));
        return Memory;
    }

    /// <summary>
    /// Loads the records that a service has written so far, for a command that runs at the same time. <see cref="Keep"/> must not
    /// be called then.
    /// </summary>
    public CrawlMemory RecallBeside()
    {
        lock (_lock)
            _ = Guard(() => _connection.LoadBeside(_settings.Url.Value));
        return Memory;
    }

    /// <summary>Writes the records that changed since the last time.</summary>
    /// <returns>True when all records are on the disk.</returns>
    public bool Keep()
    {
        lock (_lock)
            return _isDisposed || Guard(() => TakeSteps(isWriting: true));
    }

    /// <summary>
    /// Uses newer settings. When they name another file, all records are written to that file from now on; its own records are
    /// loaded at the next start.
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
            _connection.Dispose();
            (_report, _connection) = Connect(next);
            _round = _round.Closed();
            Memory.Consoles.MarkAllChanged();
            Memory.Pages.MarkAllChanged();
        }
    }

    /// <summary>Checks the whole file for damage; the next <see cref="Keep"/> sets a damaged file aside.</summary>
    public void LookForDamage(CancellationToken cancellationToken)
    {
        Store? looked;
        lock (_lock)
            looked = _connection.Store;
        if (looked is null || Store.FindDamage(_settings.StorePath, cancellationToken) is not { } damage)
            return;
        lock (_lock)
        {
            if (looked == _connection.Store)
                _round = _round.FoundDamage(damage, _time.GetUtcNow());
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _connection.Dispose();
        }
    }

    /// <summary>The file as the owner would write it in the settings: <c>data/wander.db</c>.</summary>
    public static string NameOf(WanderSettings settings)
    {
        var relative = Path.GetRelativePath(settings.Folder, settings.StorePath);
        return relative.StartsWith("..", StringComparison.Ordinal) ? settings.StorePath : relative.Replace('\\', '/');
    }

    private (StoreReport Report, StoreConnection Connection) Connect(WanderSettings settings)
    {
        var report = new StoreReport(NameOf(settings), _health, _log);
        return (report, new StoreConnection(settings.StorePath, Memory, _unindexed, report, _time));
    }

    // The service continues after a bug in the store.
    private bool Guard(Func<bool> work)
    {
        try
        {
            return work();
        }
        catch (Exception e)
        {
            _connection.Close();
            _round = _round.Closed();
            _report.Bug(e);
            return false;
        }
    }

    private bool TakeSteps(bool isWriting)
    {
        _round = _round.Start(_connection.IsGone);
        while (true)
        {
            switch (_round.Step)
            {
                case EndStep:
                case WriteStep when !isWriting:
                    return true;
                case WaitStep wait:
                    _report.Failed(wait.Failure);
                    return false;
                default:
                    var outcome = _connection.Take(_round.Step, _settings.Url.Value);
                    _round = _round.After(outcome, _time.GetUtcNow());
                    break;
            }
        }
    }
}
