using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Wander.Storage;

/// <summary>
/// Which SQLite is used: the operating system's own where it is newer than the bundled one and can do what the store needs, so
/// that its security updates count; else the bundled one (design, section 13).
/// </summary>
internal static class NativeSqlite
{
    /// <summary>The version in the package; the bundled library need not be loaded to learn it.</summary>
    public const int BundledVersion = 3_035_005;

    private const int HasMovedOperation = 20; // SQLITE_FCNTL_HAS_MOVED

    // A resolver can be set once in a process.
    private static readonly Lazy<nint> Library = new(Choose);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int NumberFunction();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int OptionFunction([MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int FileFunction(
        sqlite3 connection, [MarshalAs(UnmanagedType.LPUTF8Str)] string database, int operation, out int answer);

    /// <summary>Makes SQLite ready; nothing happens the second time.</summary>
    /// <exception cref="DllNotFoundException">There is neither.</exception>
    public static void Use() => _ = Library.Value;

    /// <summary>
    /// Is the file at a connection's path not the one that it has open, or is there none? False where SQLite cannot tell, as on
    /// Windows, where an open file stays in its place (sqlite.org/c3ref/c_fcntl_begin_atomic_write.html).
    /// </summary>
    public static bool HasMoved(sqlite3 connection) =>
        NativeLibrary.TryGetExport(Library.Value, "sqlite3_file_control", out var control)
        && Marshal.GetDelegateForFunctionPointer<FileFunction>(control)(connection, "main", HasMovedOperation, out var answer) == raw.SQLITE_OK
        && answer != 0;

    /// <summary>Can this library stand in for the bundled one: newer, for more than one thread, with full-text search?</summary>
    /// <param name="library">A loaded library, whatever it is.</param>
    public static bool IsBetter(nint library) =>
        Call(library, "sqlite3_libversion_number") > BundledVersion
        && Call(library, "sqlite3_threadsafe") != 0
        && NativeLibrary.TryGetExport(library, "sqlite3_compileoption_used", out var isUsed)
        && Marshal.GetDelegateForFunctionPointer<OptionFunction>(isUsed)("ENABLE_FTS5") != 0;

    private static nint Choose()
    {
        var provider = typeof(SQLite3Provider_e_sqlite3).Assembly;
        var library = Find(provider);
        NativeLibrary.SetDllImportResolver(provider, (_, _, _) => library);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return library;
    }

    private static nint Find(Assembly provider)
    {
        if (NativeLibrary.TryLoad(SystemName, out var system))
        {
            if (IsBetter(system))
                return system;
            NativeLibrary.Free(system);
        }
        return NativeLibrary.Load("e_sqlite3", provider, searchPath: null);
    }

    private static string SystemName =>
        OperatingSystem.IsWindows() ? "winsqlite3.dll"
        : OperatingSystem.IsMacOS() ? "/usr/lib/libsqlite3.dylib"
        : "libsqlite3.so.0";

    private static int Call(nint library, string function) =>
        NativeLibrary.TryGetExport(library, function, out var export)
            ? Marshal.GetDelegateForFunctionPointer<NumberFunction>(export)()
            : 0;
}
