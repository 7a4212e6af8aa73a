using Microsoft.Data.Sqlite;
using SQLitePCL;
using Wander.Storage;

namespace Wander.Tests.Storage;

public class SqliteFileTests
{
    [Fact]
    public void Sqlite_is_the_one_of_the_package_with_full_text_search()
    {
        using var connection = SqliteFile.Open(":memory:", SqliteOpenMode.ReadWrite);

        Assert.Equal("e_sqlite3", raw.GetNativeLibraryName());
        // A newer package has a newer version; older than this one is the system's.
        Assert.True(raw.sqlite3_libversion_number() >= 3_053_000, connection.ServerVersion);
        connection.Execute("CREATE VIRTUAL TABLE texts USING fts5 (text); INSERT INTO texts VALUES ('slow and kind')");
        Assert.Equal(1, connection.QueryNumber("SELECT count(*) FROM texts WHERE texts MATCH 'kind'"));
    }
}
