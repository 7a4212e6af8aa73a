using Microsoft.Data.Sqlite;
using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Storage.Tables;

/// <summary>Reads the table <c>consoles</c>.</summary>
internal sealed class ConsoleRows(SqliteDataReader reader)
{
    private const string SelectAll = """
        SELECT id, address, final, is_alias, state, failure, remark, since, last_read, failures, due, etag, last_modified,
            not_addresses, beyond_bounds
        FROM consoles ORDER BY id
        """;

    private readonly StoredRow _row = new(reader);
    private readonly int _id = reader.GetOrdinal("id");
    private readonly int _address = reader.GetOrdinal("address");
    private readonly int _final = reader.GetOrdinal("final");
    private readonly int _isAlias = reader.GetOrdinal("is_alias");
    private readonly int _state = reader.GetOrdinal("state");
    private readonly int _failure = reader.GetOrdinal("failure");
    private readonly int _remark = reader.GetOrdinal("remark");
    private readonly int _since = reader.GetOrdinal("since");
    private readonly int _lastRead = reader.GetOrdinal("last_read");
    private readonly int _failures = reader.GetOrdinal("failures");
    private readonly int _due = reader.GetOrdinal("due");
    private readonly int _etag = reader.GetOrdinal("etag");
    private readonly int _lastModified = reader.GetOrdinal("last_modified");
    private readonly int _notAddresses = reader.GetOrdinal("not_addresses");
    private readonly int _beyondBounds = reader.GetOrdinal("beyond_bounds");

    /// <summary>
    /// Reads the consoles, without their lists. When it throws, <paramref name="consoles"/> contains those that were read before.
    /// </summary>
    /// <param name="connection">The connection to the file.</param>
    /// <param name="consoles">Receives the consoles.</param>
    /// <param name="invalid">Receives the rows that were skipped.</param>
    /// <returns>The largest key; 0 when the table is empty.</returns>
    public static long Read(SqliteConnection connection, List<StoredConsole> consoles, InvalidRows invalid)
    {
        using var query = connection.CreateCommand(SelectAll);
        using var reader = query.ExecuteReader();
        return new ConsoleRows(reader).Read(consoles, invalid);
    }

    private long Read(List<StoredConsole> consoles, InvalidRows invalid)
    {
        var lastId = 0L;
        var known = new HashSet<ConsoleAddress>(ConsoleAddress.IgnoringScheme);
        while (_row.Read())
        {
            var id = _row.Key(_id);
            lastId = Math.Max(lastId, id);
            if (ReadRow() is { } record && _row.IsValid && known.Add(record.Address))
                consoles.Add(new StoredConsole(id, record));
            else
                invalid.Add("consoles", "id", id);
        }
        return lastId;
    }

    private ConsoleRecord? ReadRow() => _row.Console(_address) is { } address && _row.Console(_final) is { } final
        ? new ConsoleRecord
        {
            Address = address,
            Final = final,
            IsAlias = _row.Flag(_isAlias),
            State = _row.Choice<ConsoleState>(_state),
            Failure = _row.Failure(_failure),
            Remark = _row.Remark(_remark),
            Since = _row.Time(_since),
            LastRead = _row.TimeOrNull(_lastRead),
            Failures = _row.Count(_failures),
            Due = _row.Time(_due),
            Validators = new Validators(_row.Text(_etag), _row.Text(_lastModified)),
            Listing = new ConsoleListing([], [], _row.Count(_notAddresses), _row.Count(_beyondBounds)),
        }
        : null;
}
