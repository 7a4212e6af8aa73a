using Microsoft.Data.Sqlite;
using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Storage.Tables;

/// <summary>Reads the tables <c>pages</c> and <c>checks</c>.</summary>
internal sealed class PageRows(SqliteDataReader reader)
{
    private const string SelectAll = """
        SELECT id, address, first_seen, unlisted_since,
            page, verdict, failure, title, description, language, feed, final, loaded_as, is_plain, checked_at, took,
            checks.failures AS failures, due, etag, last_modified
        FROM pages LEFT JOIN checks ON page = id
        """;

    private readonly StoredRow _row = new(reader);
    private readonly int _id = reader.GetOrdinal("id");
    private readonly int _address = reader.GetOrdinal("address");
    private readonly int _firstSeen = reader.GetOrdinal("first_seen");
    private readonly int _unlistedSince = reader.GetOrdinal("unlisted_since");
    private readonly int _page = reader.GetOrdinal("page");
    private readonly int _verdict = reader.GetOrdinal("verdict");
    private readonly int _failure = reader.GetOrdinal("failure");
    private readonly int _title = reader.GetOrdinal("title");
    private readonly int _description = reader.GetOrdinal("description");
    private readonly int _language = reader.GetOrdinal("language");
    private readonly int _feed = reader.GetOrdinal("feed");
    private readonly int _final = reader.GetOrdinal("final");
    private readonly int _loadedAs = reader.GetOrdinal("loaded_as");
    private readonly int _isPlain = reader.GetOrdinal("is_plain");
    private readonly int _checkedAt = reader.GetOrdinal("checked_at");
    private readonly int _took = reader.GetOrdinal("took");
    private readonly int _failures = reader.GetOrdinal("failures");
    private readonly int _due = reader.GetOrdinal("due");
    private readonly int _etag = reader.GetOrdinal("etag");
    private readonly int _lastModified = reader.GetOrdinal("last_modified");

    /// <summary>Reads the pages. When it throws, the collections contain the rows that were read before.</summary>
    /// <param name="connection">The connection to the file.</param>
    /// <param name="addresses">Receives the addresses by key, including those without a record.</param>
    /// <param name="records">Receives the records.</param>
    /// <param name="invalid">Receives the rows that were skipped.</param>
    public static void Read(
        SqliteConnection connection, Dictionary<long, PageAddress> addresses, List<PageRecord> records, InvalidRows invalid)
    {
        using var query = connection.CreateCommand(SelectAll);
        using var reader = query.ExecuteReader();
        new PageRows(reader).Read(addresses, records, invalid);
    }

    private void Read(Dictionary<long, PageAddress> addresses, List<PageRecord> records, InvalidRows invalid)
    {
        while (_row.Read())
        {
            var key = _row.Key(_id);
            var address = _row.Page(_address);
            var record = address is null || _row.IsNull(_firstSeen) ? null : ReadPage(address);
            if (address is null || StoredPages.KeyOf(address) != key || !_row.IsValid)
                invalid.Add("pages", "id", key);
            else if (addresses.TryAdd(key, address) && record is not null) // a damaged file may contain a row twice
                records.Add(WithCheck(record, key, invalid));
        }
    }

    private PageRecord ReadPage(PageAddress address) => new()
    {
        Address = address,
        FirstSeen = _row.Time(_firstSeen),
        UnlistedSince = _row.TimeOrNull(_unlistedSince),
    };

    // Returns the record without a check when there is no check or an invalid one.
    private PageRecord WithCheck(PageRecord record, long key, InvalidRows invalid)
    {
        if (_row.IsNull(_page))
            return record;
        var withCheck = record with
        {
            Check = ReadCheck(),
            Failures = _row.Count(_failures),
            Due = _row.Time(_due),
            Validators = new Validators(_row.Text(_etag), _row.Text(_lastModified)),
        };
        if (_row.IsValid)
            return withCheck;
        invalid.Add("checks", "page", key);
        return record;
    }

    private PageCheck ReadCheck() => new()
    {
        Verdict = _row.Choice<Verdict>(_verdict),
        Failure = _row.Failure(_failure),
        Title = _row.Text(_title),
        Description = _row.Text(_description),
        Language = _row.Text(_language),
        Feed = _row.PageOrNull(_feed),
        Final = _row.PageOrNull(_final),
        LoadedAs = _row.PageOrNull(_loadedAs),
        IsPlain = _row.Flag(_isPlain),
        CheckedAt = _row.TimeOrNull(_checkedAt),
        Took = _row.Duration(_took),
    };
}
