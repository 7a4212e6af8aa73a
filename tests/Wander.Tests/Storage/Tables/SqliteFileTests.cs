using Microsoft.Data.Sqlite;
using SQLitePCL;
using Wander.Storage;
using Wander.Storage.Tables;

namespace Wander.Tests.Storage.Tables;

public class SqliteFileTests
{
    [Fact]
    public void The_bundled_SQLite_is_used_and_has_full_text_search()
    {
        using var connection = SqliteFile.Open(":memory:", SqliteOpenMode.ReadWrite);

        Assert.Equal("e_sqlite3", raw.GetNativeLibraryName());
        // The version in the package when this test was written. Most operating systems have an older SQLite.
        Assert.True(raw.sqlite3_libversion_number() >= 3_053_000, connection.ServerVersion);
        connection.Execute("CREATE VIRTUAL TABLE texts USING fts5 (text); INSERT INTO texts VALUES ('slow and kind')");
        Assert.Equal(1, connection.QueryNumber("SELECT count(*) FROM texts WHERE texts MATCH 'kind'"));
    }

    [Fact]
    public void A_native_library_that_cannot_be_loaded_is_a_store_failure()
    {
        var missing = new TypeInitializationException(nameof(SqliteConnection), new DllNotFoundException("No e_sqlite3."));

        Assert.True(StoreFailure.TryRead(missing, Path.GetTempPath(), out var failure));
        Assert.Equal(new StoreFailure(StoreFailureKind.Unreachable, "No e_sqlite3"), failure);
    }
}
