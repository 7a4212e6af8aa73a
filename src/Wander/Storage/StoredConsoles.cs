using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Storage;

/// <summary>The table <c>consoles</c>, and with it <see cref="StoredListings"/>. It knows which rows the file has.</summary>
internal sealed class StoredConsoles(Database database)
{
    private readonly Dictionary<ConsoleAddress, Row> _rows = new(ConsoleAddress.SchemeAside);
    private readonly StoredListings _listings = new(database);
    private long _lastId;

    /// <summary>Reads the consoles, into a list that holds what was read even when it throws.</summary>
    /// <param name="pages">The addresses of pages by their keys.</param>
    /// <param name="records">The records.</param>
    /// <param name="oddities">The rows that make no sense.</param>
    public void Read(IReadOnlyDictionary<long, PageAddress> pages, List<ConsoleRecord> records, Oddities oddities)
    {
        var consoles = new List<StoredConsole>();
        var isAll = false;
        try
        {
            ReadRows(consoles, oddities);
            _listings.Read(consoles, pages, oddities);
            isAll = true;
        }
        finally
        {
            foreach (var console in consoles)
            {
                var record = console.ToRecord(isAll);
                records.Add(record);
                _rows[record.Address] = new Row(console.Id, isAll && console.IsComplete ? record.Listing : null);
            }
        }
    }

    /// <summary>Finds out which rows the file has, and nothing more.</summary>
    public void ReadIds()
    {
        using var query = database.Prepare("SELECT id, address FROM consoles");
        var row = new StoredRow(query);
        while (row.Next())
        {
            _lastId = Math.Max(_lastId, row.Key(0));
            if (row.Console(1) is { } address)
                _rows[address] = new Row(row.Key(0), Listing: null);
        }
    }

    /// <summary>Writes records in the place of those before. When it throws, this object no longer knows what the file has.</summary>
    public void Write(IEnumerable<ConsoleRecord> records)
    {
        using var keep = database.Prepare("""
            INSERT INTO consoles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                address = excluded.address, final = excluded.final, is_alias = excluded.is_alias, state = excluded.state,
                reason = excluded.reason, remark = excluded.remark, since = excluded.since, last_read = excluded.last_read,
                failures = excluded.failures, due = excluded.due, etag = excluded.etag, last_modified = excluded.last_modified,
                not_addresses = excluded.not_addresses, beyond_bounds = excluded.beyond_bounds
            """);
        foreach (var record in records)
        {
            var row = _rows.TryGetValue(record.Address, out var known) ? known : new Row(++_lastId, ConsoleListing.Empty);
            WriteRow(keep, row.Id, record);
            if (row.Listing is null || !AreSame(row.Listing, record.Listing))
                _listings.Write(row.Id, record.Listing);
            _rows[record.Address] = row with { Listing = record.Listing };
        }
    }

    /// <summary>Takes records out. When it throws, this object no longer knows what the file has.</summary>
    public void Forget(IReadOnlyList<ConsoleAddress> consoles)
    {
        if (consoles.Count == 0)
            return;
        using var delete = database.Prepare("DELETE FROM consoles WHERE id = ?");
        foreach (var console in consoles)
        {
            if (_rows.Remove(console, out var row))
                delete.With(row.Id).Run();
        }
    }

    private void ReadRows(List<StoredConsole> consoles, Oddities oddities)
    {
        using var query = database.Prepare("""
            SELECT id, address, final, is_alias, state, reason, remark, since, last_read, failures, due, etag, last_modified,
                not_addresses, beyond_bounds
            FROM consoles ORDER BY id
            """);
        var row = new StoredRow(query);
        var known = new HashSet<ConsoleAddress>(ConsoleAddress.SchemeAside);
        while (row.Next())
        {
            var id = row.Key(0);
            _lastId = Math.Max(_lastId, id);
            if (ReadRow(row) is { } record && row.IsSound && known.Add(record.Address))
                consoles.Add(new StoredConsole(id, record));
            else
                oddities.Add("consoles", "id", id);
        }
    }

    private static ConsoleRecord? ReadRow(StoredRow row) =>
        row.Console(1) is { } address && row.Console(2) is { } final
            ? new ConsoleRecord
            {
                Address = address,
                Final = final,
                IsAlias = row.Flag(3),
                State = row.Choice<ConsoleState>(4),
                Reason = row.Text(5),
                Remark = row.Text(6),
                Since = row.Time(7),
                LastRead = row.TimeOrNull(8),
                Failures = row.Count(9),
                Due = row.Time(10),
                Validators = row.Validators(11),
                Listing = new ConsoleListing([], [], row.Count(13), row.Count(14)),
            }
            : null;

    private static void WriteRow(Statement statement, long id, ConsoleRecord record) => statement
        .With(id).With(record.Address.Value).With(record.Final.Value).With(record.IsAlias ? 1 : 0).With((long)record.State)
        .With(record.Reason).With(record.Remark).With(record.Since.UtcTicks).With(record.LastRead?.UtcTicks)
        .With(record.Failures).With(record.Due.UtcTicks).With(record.Validators.ETag).With(record.Validators.LastModified)
        .With(record.Listing.NotAddresses).With(record.Listing.BeyondBounds)
        .Run();

    private static bool AreSame(ConsoleListing one, ConsoleListing other) =>
        ReferenceEquals(one, other)
        || (one.Consoles.AsSpan().SequenceEqual(other.Consoles.AsSpan()) && one.Pages.AsSpan().SequenceEqual(other.Pages.AsSpan())
            && one.Since.AsSpan().SequenceEqual(other.Since.AsSpan()));

    // The listing as the file has it; null when that is not known.
    private readonly record struct Row(long Id, ConsoleListing? Listing);
}
