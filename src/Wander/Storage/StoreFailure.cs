using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Wander.Storage;

/// <summary>The kinds of failures of the store.</summary>
internal enum StoreFailureKind
{
    /// <summary>The file is damaged, or is not a SQLite file.</summary>
    Damaged,

    /// <summary>A later version of Wander wrote the file.</summary>
    Newer,

    /// <summary>The file is a SQLite file of another program.</summary>
    NotOurs,

    /// <summary>The disk is full.</summary>
    NoRoom,

    /// <summary>Another program has locked the file.</summary>
    InUse,

    /// <summary>The file or its folder is not writable.</summary>
    NotWritable,

    /// <summary>The file or its folder cannot be opened, created, read or written for another reason.</summary>
    Unreachable,
}

/// <summary>A failure of the store.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Detail">The message of the operating system or of SQLite.</param>
internal sealed record StoreFailure(StoreFailureKind Kind, string Detail)
{
    private const string InMemory = "what is found is kept in memory alone";
    private const string Meanwhile = "what is found is kept in memory and written when that is possible";

    // With less space than this on the disk, a failure counts as a full disk: SQLite reports some of these differently.
    private const long LeastRoom = 64 * 1024;

    private const int UnixNoSpace = 28;
    private const int UnixReadOnly = 30;
    private const int UnixWouldBlock = 11;
    private const int BsdWouldBlock = 35;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    /// <summary>Reads an exception as a failure of the file at <paramref name="path"/>; false when it is a bug.</summary>
    public static bool TryRead(Exception exception, string path, [NotNullWhen(true)] out StoreFailure? failure)
    {
        StoreFailureKind? kind = exception switch
        {
            SqliteException e => KindOf(e),
            IOException e => KindOf(e),
            UnauthorizedAccessException => StoreFailureKind.NotWritable,
            // Microsoft.Data.Sqlite loads the native library in a type initializer.
            _ when exception.GetBaseException() is DllNotFoundException or BadImageFormatException =>
                StoreFailureKind.Unreachable,
            _ => null,
        };
        if (kind is StoreFailureKind.Unreachable && !HasRoom(path))
            kind = StoreFailureKind.NoRoom;
        failure = kind is { } known ? new StoreFailure(known, exception.GetBaseException().Message.TrimEnd('.')) : null;
        return failure is not null;
    }

    /// <summary>The message for the owner, in the log and in <c>/healthz</c>.</summary>
    /// <param name="name">The file as the owner writes it: <c>data/wander.db</c>.</param>
    public string Message(string name) => Kind switch
    {
        StoreFailureKind.Damaged => $"{name} is damaged ({Detail})",
        StoreFailureKind.Newer =>
            $"{name} was written by a newer Wander ({Detail}): start that version, or name another file as `store`; "
            + $"until then {InMemory}",
        StoreFailureKind.NotOurs =>
            $"{name} belongs to another program ({Detail}): name another file as `store`; until then {InMemory}",
        StoreFailureKind.NoRoom =>
            $"no room left on the disk; what is found is kept in memory and written when there is room ({name})",
        StoreFailureKind.InUse =>
            $"another program holds {name}: stop that one, or name another file as `store`; until then {Meanwhile}",
        StoreFailureKind.NotWritable =>
            $"{name} may not be written ({Detail}): allow it for the user that runs Wander; until then {Meanwhile}",
        _ => $"{name} cannot be opened, read or written ({Detail}); {Meanwhile}",
    };

    private static StoreFailureKind KindOf(SqliteException exception) => exception.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => StoreFailureKind.NoRoom,
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => StoreFailureKind.InUse,
        raw.SQLITE_READONLY or raw.SQLITE_PERM => StoreFailureKind.NotWritable,
        // Our statements are constant: when one violates a constraint or does not find a table, the file is damaged.
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_CONSTRAINT or raw.SQLITE_ERROR or raw.SQLITE_FORMAT
            or raw.SQLITE_MISMATCH or raw.SQLITE_TOOBIG => StoreFailureKind.Damaged,
        _ when exception.SqliteExtendedErrorCode == raw.SQLITE_IOERR_SHMSIZE => StoreFailureKind.NoRoom,
        _ => StoreFailureKind.Unreachable,
    };

    private static StoreFailureKind KindOf(IOException exception) => exception.HResult switch
    {
        UnixNoSpace or WindowsDiskFull => StoreFailureKind.NoRoom,
        UnixReadOnly => StoreFailureKind.NotWritable,
        UnixWouldBlock or BsdWouldBlock or WindowsSharingViolation => StoreFailureKind.InUse,
        _ => StoreFailureKind.Unreachable,
    };

    private static bool HasRoom(string path)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(path)!).AvailableFreeSpace >= LeastRoom;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return true; // the free space is unknown: the failure is reported as it is
        }
    }
}
