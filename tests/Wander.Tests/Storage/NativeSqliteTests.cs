using System.Runtime.InteropServices;
using SQLitePCL;
using Wander.Storage;

namespace Wander.Tests.Storage;

public class NativeSqliteTests
{
    private delegate int NumberFunction();

    private static nint Bundled => NativeLibrary.Load("e_sqlite3", typeof(SQLite3Provider_e_sqlite3).Assembly, searchPath: null);

    [Fact]
    public void The_version_in_the_package_is_the_one_that_the_system_s_is_compared_with()
    {
        var version = Marshal.GetDelegateForFunctionPointer<NumberFunction>(
            NativeLibrary.GetExport(Bundled, "sqlite3_libversion_number"));
        Assert.Equal(NativeSqlite.BundledVersion, version());
    }

    [Fact]
    public void What_is_not_newer_or_is_no_sqlite_is_not_used()
    {
        Assert.False(NativeSqlite.IsBetter(Bundled));
        Assert.False(NativeSqlite.IsBetter(NativeLibrary.GetMainProgramHandle()));
    }

    [Fact]
    public void The_system_s_own_is_used_where_it_is_newer()
    {
        var name = OperatingSystem.IsWindows() ? "winsqlite3" : OperatingSystem.IsMacOS() ? "/usr/lib/libsqlite3.dylib" : "libsqlite3.so.0";
        Assert.SkipUnless(NativeLibrary.TryLoad(name, out var system), "This system has no SQLite of its own.");
        NativeSqlite.Use();
        var version = Marshal.GetDelegateForFunctionPointer<NumberFunction>(
            NativeLibrary.GetExport(system, "sqlite3_libversion_number"))();
        Assert.Equal(NativeSqlite.IsBetter(system) ? version : NativeSqlite.BundledVersion, raw.sqlite3_libversion_number());
    }

    [Fact]
    public void Whichever_is_used_searches_texts()
    {
        using var database = Database.Open(":memory:", raw.SQLITE_OPEN_READWRITE);
        database.Execute("CREATE VIRTUAL TABLE texts USING fts5 (text); INSERT INTO texts VALUES ('slow and kind')");
        Assert.Equal(1, database.Number("SELECT count(*) FROM texts WHERE texts MATCH 'kind'"));
    }
}
