namespace Wander.Storage;

/// <summary>
/// Prevents two services from using the same file, where each would overwrite the rows of the other. SQLite's locks are not
/// enough, because they last no longer than a transaction. A service that has the store open locks an empty file in the same
/// folder. The operating system releases that lock when the process ends, even after <c>kill -9</c>.
/// </summary>
/// <remarks>
/// The lock is not on the database file itself: on Unix, closing a second descriptor of that file would release SQLite's own
/// locks (sqlite.org/howtocorrupt.html, section 2.2).
/// </remarks>
internal static class StoreLock
{
    /// <summary>Takes the lock. Throws an <see cref="IOException"/> when another process has it.</summary>
    /// <param name="path">The path of the store's file.</param>
    /// <returns>An object that releases the lock when it is disposed.</returns>
    public static IDisposable Take(string path) =>
        new FileStream(path + "-lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    /// <summary>Returns whether another process has the lock at the moment; false when that cannot be determined.</summary>
    /// <param name="path">The path of the store's file.</param>
    public static bool IsTaken(string path)
    {
        if (!File.Exists(path))
            return false;
        try
        {
            Take(path).Dispose();
            return false;
        }
        catch (Exception e) when (StoreFailure.TryRead(e, path, out var failure))
        {
            return failure.Kind is StoreFailureKind.InUse;
        }
    }
}
