using System.Diagnostics.CodeAnalysis;
using SQLitePCL;

namespace Wander.Storage;

/// <summary>What keeps the store from being read or written.</summary>
internal enum StoreFailureKind
{
    /// <summary>The file contradicts itself, or is no SQLite file.</summary>
    Damaged,

    /// <summary>A later version has written it.</summary>
    Newer,

    /// <summary>It is another program's SQLite file.</summary>
    NotOurs,

    /// <summary>The disk is full.</summary>
    NoRoom,

    /// <summary>Somebody else holds it.</summary>
    InUse,

    /// <summary>It, or its folder, may not be written.</summary>
    NotWritable,

    /// <summary>It, or its folder, cannot be opened, made, read or written.</summary>
    Unreachable,
}

/// <summary>Why the store cannot be read or written at the moment.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Detail">What the system or SQLite says of it.</param>
internal sealed record StoreFailure(StoreFailureKind Kind, string Detail)
{
    private const string InMemory = "what is found is kept in memory alone";
    private const string Meanwhile = "what is found is kept in memory and written when that is possible";

    // What a write cannot do for want of room comes as any of these, by when and where it happens.
    private const long LeastRoom = 64 * 1024;

    private const int IoErrorShmSize = raw.SQLITE_IOERR | (19 << 8);
    private const int UnixNoSpace = 28;
    private const int UnixReadOnly = 30;
    private const int UnixWouldBlock = 11;
    private const int BsdWouldBlock = 35;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    /// <summary>Is this exception an expected failure of the file at <paramref name="path"/>?</summary>
    public static bool TryRead(Exception exception, string path, [NotNullWhen(true)] out StoreFailure? failure)
    {
        StoreFailureKind? kind = exception switch
        {
            DatabaseException e => KindOf(e),
            IOException e => KindOf(e),
            UnauthorizedAccessException => StoreFailureKind.NotWritable,
            DllNotFoundException or BadImageFormatException => StoreFailureKind.Unreachable,
            _ => null,
        };
        if (kind is StoreFailureKind.Unreachable && !HasRoom(path))
            kind = StoreFailureKind.NoRoom;
        failure = kind is { } known ? new StoreFailure(known, exception.Message) : null;
        return failure is not null;
    }

    /// <summary>What the owner reads of it in the log and in <c>/healthz</c>.</summary>
    /// <param name="name">The file, as the owner would write it: <c>data/wander.db</c>.</param>
    public string Words(string name) => Kind switch
    {
        StoreFailureKind.Damaged => $"{name} is damaged ({Detail})",
        StoreFailureKind.Newer =>
            $"{name} was written by a newer Wander ({Detail}): start that version, or name another file as `store`; until then {InMemory}",
        StoreFailureKind.NotOurs => $"{name} belongs to another program ({Detail}): name another file as `store`; until then {InMemory}",
        StoreFailureKind.NoRoom =>
            $"no room left on the disk; what is found is kept in memory and written when there is room ({name})",
        StoreFailureKind.InUse =>
            $"another program holds {name}: stop that one, or name another file as `store`; until then {Meanwhile}",
        StoreFailureKind.NotWritable =>
            $"{name} may not be written ({Detail}): allow it for the user that runs Wander; until then {Meanwhile}",
        _ => $"{name} cannot be opened, read or written ({Detail}); {Meanwhile}",
    };

    private static StoreFailureKind KindOf(DatabaseException exception) => exception.PrimaryCode switch
    {
        raw.SQLITE_FULL => StoreFailureKind.NoRoom,
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => StoreFailureKind.InUse,
        raw.SQLITE_READONLY or raw.SQLITE_PERM => StoreFailureKind.NotWritable,
        // Our statements are always the same: when they break a rule or find no table, the file is not what we wrote.
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_CONSTRAINT or raw.SQLITE_ERROR or raw.SQLITE_FORMAT
            or raw.SQLITE_MISMATCH or raw.SQLITE_TOOBIG => StoreFailureKind.Damaged,
        _ => exception.Code == IoErrorShmSize ? StoreFailureKind.NoRoom : StoreFailureKind.Unreachable,
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
            return true; // nobody can tell: it is not for want of room, then
        }
    }
}
