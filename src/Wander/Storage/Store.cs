using SQLitePCL;
using Wander.Protocol;
using Wander.State;

namespace Wander.Storage;

/// <summary>
/// The network on disk: one SQLite file and the one connection that writes it (design, section 13). What can go wrong with a
/// file comes as a <see cref="StoreFailure"/>; after one the store is of no more use, and is to be opened anew. Everything
/// blocks; for one thread at a time.
/// </summary>
internal sealed partial class Store : IDisposable
{
    private const string Url = "url";
    private const int PagesAtOnce = 50_000;
    private const int ConsolesAtOnce = 1_000;
    private const int PagesIndexedAtOnce = 2_000;

    private readonly string _path;
    private readonly Database _database;
    private readonly IDisposable? _lock;
    private readonly StoredConsoles _consoles;
    private readonly Oddities _oddities = new();
    private bool _isSwept;

    private Store(string path, Database database, IDisposable? @lock, bool isNew)
    {
        (_path, _database, _lock, IsNew) = (path, database, @lock, isNew);
        _consoles = new StoredConsoles(database);
    }

    /// <summary>Was there nothing in the file?</summary>
    public bool IsNew { get; }

    /// <summary>Has somebody taken the file away, or put another one in its place? What is written then is lost.</summary>
    public bool IsGone => !File.Exists(_path) || _database.HasMoved;

    /// <summary>Reads everything that the file has; when it is damaged, as much as can be read.</summary>
    public StoredNetwork Load()
    {
        var (consoles, pages) = (new List<ConsoleRecord>(), new List<PageRecord>());
        var addresses = new Dictionary<long, PageAddress>();
        // Each part for itself: damage in one leaves the others.
        var failure = Try(() => StoredPages.Read(_database, addresses, pages, _oddities));
        failure = Try(() => _consoles.Read(addresses, consoles, _oddities)) ?? failure;
        string? url = null;
        failure = Try(() => url = ReadUrl()) ?? failure;
        return new StoredNetwork(consoles, pages, url, _oddities.Count, failure);
    }

    /// <summary>Instead of <see cref="Load"/>, where everything is known: finds out what there is to overwrite.</summary>
    /// <returns>Why not; null when it could.</returns>
    public StoreFailure? Resume() => Try(_consoles.ReadIds);

    /// <summary>
    /// Writes what changed: in one transaction, or in several when it is so much that the log would grow without bound. What is
    /// written twice does no harm, so whoever calls gives it all again after a failure.
    /// </summary>
    /// <param name="consoles">The consoles.</param>
    /// <param name="pages">The pages.</param>
    /// <param name="url">The address of our own console, for which the pages were checked.</param>
    /// <returns>Why not; null when it is on the disk.</returns>
    public StoreFailure? Write(
        RecordChanges<ConsoleAddress, ConsoleRecord> consoles, RecordChanges<PageAddress, PageRecord> pages, string url)
    {
        if (_isSwept && consoles.IsEmpty && pages.IsEmpty)
            return null;
        var steps = Steps(consoles, pages, url).ToList();
        var isMuch = pages.Kept.Count > PagesAtOnce || consoles.Kept.Count > ConsolesAtOnce;
        return Try(() =>
        {
            if (isMuch)
                steps.ForEach(_database.InTransaction);
            else
                _database.InTransaction(() => steps.ForEach(step => step()));
            _isSwept = true;
        });
    }

    /// <summary>Brings the index for searches nearer to what was written.</summary>
    /// <param name="isUpToDate">Nothing that was written is missing in it.</param>
    /// <returns>Why not; null when it could.</returns>
    public StoreFailure? Index(out bool isUpToDate)
    {
        var isDone = false;
        var failure = Try(() => isDone = PageIndex.CatchUp(_database, PagesIndexedAtOnce));
        isUpToDate = isDone;
        return failure;
    }

    /// <summary>
    /// Looks through a whole file for damage, beside whoever writes it: it may take seconds. What is found is no more than said.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends it; nothing is found then.</param>
    public static StoreFailure? FindDamage(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var database = Database.Open(path, raw.SQLITE_OPEN_READONLY);
            using var registration = cancellationToken.Register(database.Interrupt);
            using var query = database.Prepare("PRAGMA quick_check(1)");
            var words = query.Next() ? query.Text(0) : null;
            return words is null or "ok" ? null : new StoreFailure(StoreFailureKind.Damaged, words.ReplaceLineEndings(" "));
        }
        catch (Exception e) when (StoreFailure.TryRead(e, path, out var failure))
        {
            return failure.Kind is StoreFailureKind.Damaged ? failure : null; // the writer meets the others itself
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _database.Dispose();
        _lock?.Dispose();
    }

    // Pages before those who recommend them: a listing without its pages would be the worse half. That the checks were made for
    // this address is said when all of them are written.
    private IEnumerable<Action> Steps(
        RecordChanges<ConsoleAddress, ConsoleRecord> consoles, RecordChanges<PageAddress, PageRecord> pages, string url)
    {
        if (!_isSwept)
            yield return () => _oddities.Delete(_database);
        yield return () => StoredPages.Forget(_database, pages.Forgotten);
        // In the order of their keys, so that each part of the file is written once.
        foreach (var part in pages.Kept.OrderBy(page => StoredPages.KeyOf(page.Address)).Chunk(PagesAtOnce))
            yield return () => StoredPages.Write(_database, part);
        yield return () => _consoles.Forget(consoles.Forgotten);
        foreach (var part in consoles.Kept.Chunk(ConsolesAtOnce))
            yield return () => _consoles.Write(part);
        if (!_isSwept)
            yield return () => Sweep(url);
    }

    private void Sweep(string url)
    {
        StoredListings.Sweep(_database);
        WriteUrl(url);
    }

    private string? ReadUrl()
    {
        using var query = _database.Prepare("SELECT value FROM meta WHERE name = ?").With(Url);
        return query.Next() ? query.Text(0) : null;
    }

    private void WriteUrl(string url)
    {
        using var keep = _database.Prepare("INSERT OR REPLACE INTO meta VALUES (?, ?)");
        keep.With(Url).With(url).Run();
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
