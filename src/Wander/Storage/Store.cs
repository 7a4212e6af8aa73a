using Microsoft.Data.Sqlite;
using Wander.Protocol;
using Wander.State;
using Wander.Storage.Tables;

namespace Wander.Storage;

/// <summary>
/// The stored network: one SQLite file, and the only connection that writes to it. Failures are returned as a
/// <see cref="StoreFailure"/>; after a failure, dispose this object and open the file again. All methods block. Not thread-safe.
/// </summary>
internal sealed class Store : IDisposable
{
    private const string Url = "url";
    private const int PagesAtOnce = 50_000;
    private const int ConsolesAtOnce = 1_000;
    private const int PagesIndexedAtOnce = 2_000;

    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly IDisposable? _lock;
    private readonly StoredConsoles _consoles;
    private readonly InvalidRows _invalid = new();
    private bool _isSwept;

    /// <summary>Takes ownership of an open connection. <see cref="StoreOpening"/> creates stores.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="connection">The connection to the file, which must have the current schema.</param>
    /// <param name="lock">The lock of the file; null for a file that is opened only for reading.</param>
    /// <param name="isNew">True when the file was empty or did not exist.</param>
    public Store(string path, SqliteConnection connection, IDisposable? @lock, bool isNew)
    {
        (_path, _connection, _lock, IsNew) = (path, connection, @lock, isNew);
        _consoles = new StoredConsoles(connection);
    }

    /// <summary>True when the file was empty or did not exist.</summary>
    public bool IsNew { get; }

    /// <summary>True when the file was deleted, renamed or replaced, so that anything written now would be lost.</summary>
    public bool IsGone => !File.Exists(_path) || SqliteFile.HasMoved(_connection);

    /// <summary>Reads all records, or as many as can be read of a damaged file.</summary>
    public StoredNetwork Load()
    {
        var (consoles, pages) = (new List<ConsoleRecord>(), new List<PageRecord>());
        var addresses = new Dictionary<long, PageAddress>();
        // Each part is read separately, so that damage in one does not affect the others.
        var failure = Try(() => PageRows.Read(_connection, addresses, pages, _invalid));
        failure = Try(() => _consoles.Read(addresses, consoles, _invalid)) ?? failure;
        string? url = null;
        failure = Try(() => url = ReadUrl()) ?? failure;
        return new StoredNetwork(consoles, pages, url, _invalid.Count, failure);
    }

    /// <summary>Reads only the keys of the rows. It replaces <see cref="Load"/> when all records are in memory already.</summary>
    /// <returns>The failure; null on success.</returns>
    public StoreFailure? Resume() => Try(_consoles.ReadIds);

    /// <summary>
    /// Writes changes in one transaction, or in several when there are so many that the write-ahead log would grow too large.
    /// Writing a change twice is harmless: after a failure, the caller writes all changes again.
    /// </summary>
    /// <param name="consoles">The changed consoles.</param>
    /// <param name="pages">The changed pages.</param>
    /// <param name="url">The address of our console, for which the pages were checked.</param>
    /// <returns>The failure; null when the changes are on the disk.</returns>
    public StoreFailure? Write(
        RecordChanges<ConsoleAddress, ConsoleRecord> consoles, RecordChanges<PageAddress, PageRecord> pages, string url)
    {
        if (_isSwept && consoles.IsEmpty && pages.IsEmpty)
            return null;
        var steps = Steps(consoles, pages, url).ToList();
        var isLarge = pages.Changed.Count > PagesAtOnce || consoles.Changed.Count > ConsolesAtOnce;
        return Try(() =>
        {
            if (isLarge)
                steps.ForEach(_connection.InTransaction);
            else
                _connection.InTransaction(() => steps.ForEach(step => step()));
            _isSwept = true;
        });
    }

    /// <summary>Updates the full-text index for a batch of the pages that were written.</summary>
    /// <param name="isUpToDate">True when the index contains all pages that were written.</param>
    /// <returns>The failure; null on success.</returns>
    public StoreFailure? Index(out bool isUpToDate)
    {
        var isDone = false;
        var failure = Try(() => isDone = PageIndex.CatchUp(_connection, PagesIndexedAtOnce));
        isUpToDate = isDone;
        return failure;
    }

    /// <summary>
    /// Checks a whole file for damage, on a separate connection. The check may take seconds. It does not repair the damage.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">Interrupts the check, which then returns null.</param>
    /// <returns>The damage; null when none was found.</returns>
    public static StoreFailure? FindDamage(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var connection = SqliteFile.Open(path, SqliteOpenMode.ReadOnly);
            using var registration = connection.InterruptOn(cancellationToken);
            using var query = connection.CreateCommand("PRAGMA quick_check(1)");
            var result = query.ExecuteScalar() as string;
            return result is null or "ok" ? null : new StoreFailure(StoreFailureKind.Damaged, result.ReplaceLineEndings(" "));
        }
        catch (Exception e) when (StoreFailure.TryRead(e, path, out var failure))
        {
            // The writer has the other failures too, and reports them.
            return failure.Kind is StoreFailureKind.Damaged ? failure : null;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _connection.Dispose();
        _lock?.Dispose();
    }

    // Pages are written before the consoles that recommend them. With several transactions, an interruption may then leave pages
    // without their console, which is better than a console without its pages. The address for which the pages were checked is
    // written after all checks.
    private IEnumerable<Action> Steps(
        RecordChanges<ConsoleAddress, ConsoleRecord> consoles, RecordChanges<PageAddress, PageRecord> pages, string url)
    {
        if (!_isSwept)
            yield return () => _invalid.Delete(_connection);
        yield return () => StoredPages.Delete(_connection, pages.Removed);
        // In key order, so that each page of the database file is written once.
        foreach (var part in pages.Changed.OrderBy(page => StoredPages.KeyOf(page.Address)).Chunk(PagesAtOnce))
            yield return () => StoredPages.Write(_connection, part);
        yield return () => _consoles.Delete(consoles.Removed);
        foreach (var part in consoles.Changed.Chunk(ConsolesAtOnce))
            yield return () => _consoles.Write(part);
        if (!_isSwept)
            yield return () => Sweep(url);
    }

    private void Sweep(string url)
    {
        StoredListings.Sweep(_connection);
        WriteUrl(url);
    }

    private string? ReadUrl()
    {
        using var query = _connection.CreateCommand("SELECT value FROM meta WHERE name = $name").With(("$name", Url));
        return query.ExecuteScalar() as string;
    }

    private void WriteUrl(string url)
    {
        using var upsert = _connection.CreateCommand("INSERT OR REPLACE INTO meta (name, value) VALUES ($name, $value)");
        upsert.Execute(("$name", Url), ("$value", url));
    }

    private StoreFailure? Try(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception e) when (StoreFailure.TryRead(e, _path, out var failure))
        {
            return failure;
        }
    }
}
