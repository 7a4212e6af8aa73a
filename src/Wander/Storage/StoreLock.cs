namespace Wander.Storage;

/// <summary>
/// Two services on one file would take each other's rows for their own, and SQLite's locks last no longer than a transaction.
/// So whoever has the store open holds an empty file beside it; the operating system lets go of it even after <c>kill -9</c>.
/// </summary>
/// <remarks>
/// Not the file itself: on Unix, closing a second descriptor of it would take SQLite's own locks away
/// (sqlite.org/howtocorrupt.html, section 2.2).
/// </remarks>
internal static class StoreLock
{
    /// <summary>Takes the lock; an <see cref="IOException"/> when somebody has it.</summary>
    /// <param name="path">The store's file.</param>
    public static IDisposable Take(string path) =>
        new FileStream(path + "-lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    /// <summary>Does somebody have the lock at the moment? False as well where nobody can tell.</summary>
    /// <param name="path">The store's file.</param>
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
