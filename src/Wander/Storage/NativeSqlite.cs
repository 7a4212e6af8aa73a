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

    // A resolver can be set once in a process.
    private static readonly Lazy<bool> OnceInProcess = new(Choose);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int NumberFunction();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int OptionFunction([MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    /// <summary>Makes SQLite ready; nothing happens the second time.</summary>
    /// <exception cref="DllNotFoundException">There is neither.</exception>
    public static void Use() => _ = OnceInProcess.Value;

    /// <summary>Can this library stand in for the bundled one: newer, for more than one thread, with full-text search?</summary>
    /// <param name="library">A loaded library, whatever it is.</param>
    public static bool IsBetter(nint library) =>
        Call(library, "sqlite3_libversion_number") > BundledVersion
        && Call(library, "sqlite3_threadsafe") != 0
        && NativeLibrary.TryGetExport(library, "sqlite3_compileoption_used", out var isUsed)
        && Marshal.GetDelegateForFunctionPointer<OptionFunction>(isUsed)("ENABLE_FTS5") != 0;

    private static bool Choose()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Find);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return true;
    }

    private static nint Find(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (NativeLibrary.TryLoad(SystemName, out var system))
        {
            if (IsBetter(system))
                return system;
            NativeLibrary.Free(system);
        }
        return 0; // .NET goes on to look for the bundled one
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
