using Microsoft.Data.Sqlite;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Storage.Tables;

/// <summary>
/// Reads and writes the table <c>consoles</c> and, through <see cref="StoredListings"/>, the lists of the consoles. It remembers
/// which rows the file contains.
/// </summary>
internal sealed class StoredConsoles(SqliteConnection connection)
{
    private const string Upsert = """
        INSERT INTO consoles (
            id, address, final, is_alias, state, failure, remark, since, last_read, failures, due, etag, last_modified,
            not_addresses, beyond_bounds)
        VALUES (
            $id, $address, $final, $is_alias, $state, $failure, $remark, $since, $last_read, $failures, $due, $etag,
            $last_modified, $not_addresses, $beyond_bounds)
        ON CONFLICT (id) DO UPDATE SET
            address = excluded.address, final = excluded.final, is_alias = excluded.is_alias, state = excluded.state,
            failure = excluded.failure, remark = excluded.remark, since = excluded.since, last_read = excluded.last_read,
            failures = excluded.failures, due = excluded.due, etag = excluded.etag, last_modified = excluded.last_modified,
            not_addresses = excluded.not_addresses, beyond_bounds = excluded.beyond_bounds
        """;

    private readonly Dictionary<ConsoleAddress, Row> _rows = new(ConsoleAddress.IgnoringScheme);
    private readonly StoredListings _listings = new(connection);
    private long _lastId;

    /// <summary>
    /// Reads the consoles. When it throws, <paramref name="records"/> contains those that were read before.
    /// </summary>
    /// <param name="pages">The addresses of pages by key.</param>
    /// <param name="records">Receives the records.</param>
    /// <param name="invalid">Receives the rows that were skipped.</param>
    public void Read(IReadOnlyDictionary<long, PageAddress> pages, List<ConsoleRecord> records, InvalidRows invalid)
    {
        var consoles = new List<StoredConsole>();
        var isAll = false;
        try
        {
            _lastId = ConsoleRows.Read(connection, consoles, invalid);
            _listings.Read(consoles, pages, invalid);
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

    /// <summary>Reads only the keys and addresses of the rows.</summary>
    public void ReadIds()
    {
        using var query = connection.CreateCommand("SELECT id, address FROM consoles");
        using var reader = query.ExecuteReader();
        var (row, idColumn, addressColumn) = (new StoredRow(reader), reader.GetOrdinal("id"), reader.GetOrdinal("address"));
        while (row.Read())
        {
            var id = row.Key(idColumn);
            _lastId = Math.Max(_lastId, id);
            if (row.Console(addressColumn) is { } address)
                _rows[address] = new Row(id, Listing: null);
        }
    }

    /// <summary>Inserts or replaces records by address. Do not use this object again when it throws.</summary>
    public void Write(IEnumerable<ConsoleRecord> records)
    {
        using var upsert = connection.CreateCommand(Upsert);
        foreach (var record in records)
        {
            var row = _rows.TryGetValue(record.Address, out var known) ? known : new Row(++_lastId, ConsoleListing.Empty);
            WriteRow(upsert, row.Id, record);
            if (row.Listing is null || !AreSame(row.Listing, record.Listing))
                _listings.Write(row.Id, record.Listing);
            _rows[record.Address] = row with { Listing = record.Listing };
        }
    }

    /// <summary>Deletes records. Do not use this object again when it throws.</summary>
    public void Delete(IReadOnlyList<ConsoleAddress> consoles)
    {
        if (consoles.Count == 0)
            return;
        using var delete = connection.CreateCommand("DELETE FROM consoles WHERE id = $id");
        foreach (var console in consoles)
        {
            if (_rows.Remove(console, out var row))
                delete.Execute(("$id", row.Id));
        }
    }

    private static void WriteRow(SqliteCommand upsert, long id, ConsoleRecord record) => upsert.Execute(
        ("$id", id),
        ("$address", record.Address.Value),
        ("$final", record.Final.Value),
        ("$is_alias", record.IsAlias),
        ("$state", (long)record.State),
        ("$failure", StoredFailure.Write(record.Failure)),
        ("$remark", StoredRemark.Write(record.Remark)),
        ("$since", record.Since.UtcTicks),
        ("$last_read", record.LastRead?.UtcTicks),
        ("$failures", record.Failures),
        ("$due", record.Due.UtcTicks),
        ("$etag", record.Validators.ETag),
        ("$last_modified", record.Validators.LastModified),
        ("$not_addresses", record.Listing.NotAddresses),
        ("$beyond_bounds", record.Listing.BeyondBounds));

    private static bool AreSame(ConsoleListing one, ConsoleListing other) =>
        ReferenceEquals(one, other)
        || (one.Consoles.AsSpan().SequenceEqual(other.Consoles.AsSpan()) && one.Pages.AsSpan().SequenceEqual(other.Pages.AsSpan())
            && one.Since.AsSpan().SequenceEqual(other.Since.AsSpan()));

    // The listing that the file contains; null when it was not read.
    private readonly record struct Row(long Id, ConsoleListing? Listing);
}
