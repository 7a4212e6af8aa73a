using Wander.Configuration;
using Wander.Protocol;
using Wander.State;

namespace Wander.Storage;

/// <summary>
/// Stores a <see cref="CrawlMemory"/> in a file, by executing the steps that a <see cref="StoreRound"/> decides on. A failure is
/// reported, the records stay in memory, and the next call tries again. The methods block. Thread-safe.
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

    /// <summary>Creates a keeper, without reading the file.</summary>
    /// <param name="settings">The settings, which contain the path of the file and the address of our console.</param>
    /// <param name="time">The clock.</param>
    /// <param name="health">Receives the state that <c>/healthz</c> shows.</param>
    /// <param name="log">The log.</param>
    public StoreKeeper(WanderSettings settings, TimeProvider time, StoreHealth health, ILogger<StoreKeeper> log)
    {
        (_settings, _time, _health, _log) = (settings, time, health, log);
        _unindexed = new UnindexedPages(Memory.Pages);
        (_report, _connection) = Connect(settings);
    }

    /// <summary>The records in memory; empty until <see cref="Load"/>.</summary>
    public CrawlMemory Memory { get; } = new();

    /// <summary>The absolute path of the file.</summary>
    public string FilePath => _settings.StorePath;

    /// <inheritdoc cref="UnindexedPages.IsUpToDate" />
    public bool IsIndexed => _unindexed.IsUpToDate;

    /// <inheritdoc cref="UnindexedPages.Addresses" />
    public IReadOnlyList<PageAddress>? Unindexed => _unindexed.Addresses;

    /// <summary>Loads the records of the file when the service starts. When that fails, <see cref="Save"/> tries again.</summary>
    /// <returns><see cref="Memory"/>.</returns>
    public CrawlMemory Load()
    {
        lock (_lock)
            _ = Guard(() => TakeSteps(isWriting: false));
        return Memory;
    }

    /// <summary>
    /// Loads the records that a running service has written so far, for a command of another process. Do not call
    /// <see cref="Save"/> afterwards.
    /// </summary>
    /// <returns><see cref="Memory"/>.</returns>
    public CrawlMemory LoadWhileInUse()
    {
        lock (_lock)
            _ = Guard(() => _connection.LoadWhileInUse(_settings.Url.Value));
        return Memory;
    }

    /// <summary>Writes the records that changed since the previous call.</summary>
    /// <returns>True when all records are on the disk.</returns>
    public bool Save()
    {
        lock (_lock)
            return _isDisposed || Guard(() => TakeSteps(isWriting: true));
    }

    /// <summary>
    /// Replaces the settings. When they contain another path, all records are written to that file from now on. Records that the
    /// file already contains are loaded by the next <see cref="Save"/> if no file was loaded before, otherwise at the next start.
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

    /// <summary>
    /// Checks the whole file for damage. The next <see cref="Save"/> renames a damaged file and creates a new one.
    /// </summary>
    /// <param name="cancellationToken">Interrupts the check.</param>
    public void LookForDamage(CancellationToken cancellationToken)
    {
        Store? checkedStore;
        lock (_lock)
            checkedStore = _connection.Store;
        if (checkedStore is null || Store.FindDamage(_settings.StorePath, cancellationToken) is not { } damage)
            return;
        lock (_lock)
        {
            if (checkedStore == _connection.Store)
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

    /// <summary>Returns the path of the file as the owner would write it in the settings: <c>data/wander.db</c>.</summary>
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

    // A bug in the store must not stop the service.
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
