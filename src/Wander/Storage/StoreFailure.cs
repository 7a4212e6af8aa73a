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

    /// <summary>Another program uses the file.</summary>
    InUse,

    /// <summary>The user that runs Wander may not write to the file or its folder, or the disk is read-only.</summary>
    NotWritable,

    /// <summary>The file or its folder cannot be opened, created, read or written for another reason.</summary>
    Unreachable,
}

/// <summary>A failure of the store.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Detail">The message of the operating system or of SQLite.</param>
internal sealed record StoreFailure(StoreFailureKind Kind, string Detail)
{
    private const string UntilThen = "Until then, the network is kept only in memory.";

    // In bytes. With less free space than this, an unspecific failure counts as a full disk, because SQLite reports a full disk
    // as another error in some cases.
    private const long LeastRoom = 64 * 1024;

    private const int UnixNoSpace = 28;
    private const int UnixReadOnly = 30;
    private const int UnixWouldBlock = 11;
    private const int BsdWouldBlock = 35;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    /// <summary>Translates an exception to a failure.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="path">The path of the store's file.</param>
    /// <param name="failure">The failure; null when there is no translation.</param>
    /// <returns>False when the exception is not a failure of the store but a bug.</returns>
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

    /// <summary>Returns the message for the owner, in the log and in <c>/healthz</c>.</summary>
    /// <param name="name">The path of the file as the owner writes it in the settings: <c>data/wander.db</c>.</param>
    public string Message(string name) => Kind switch
    {
        StoreFailureKind.Damaged => $"{name} is damaged ({Detail})",
        StoreFailureKind.Newer =>
            $"{name} was written by a newer version of Wander ({Detail}). Start that version, or set `store` to another file. "
            + UntilThen,
        StoreFailureKind.NotOurs =>
            $"{name} belongs to another program ({Detail}). Set `store` to another file. {UntilThen}",
        StoreFailureKind.NoRoom =>
            $"{name} cannot be written because the disk is full. Free some space. {UntilThen}",
        StoreFailureKind.InUse =>
            $"{name} is in use by another program. Stop that program, or set `store` to another file. {UntilThen}",
        StoreFailureKind.NotWritable =>
            $"{name} is not writable ({Detail}). Give the user that runs Wander write permission. {UntilThen}",
        _ => $"{name} cannot be opened, read or written ({Detail}). Until this is fixed, the network is kept only in memory.",
    };

    private static StoreFailureKind KindOf(SqliteException exception) => exception.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => StoreFailureKind.NoRoom,
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => StoreFailureKind.InUse,
        raw.SQLITE_READONLY or raw.SQLITE_PERM => StoreFailureKind.NotWritable,
        // All SQL statements are constant, so a violated constraint or a missing table means that the file is damaged.
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
            return true; // the free space is unknown, so the failure keeps its kind
        }
    }
}
