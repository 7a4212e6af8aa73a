using System.Globalization;

namespace Wander.Storage;

/// <summary>
/// Renames a damaged file to make room for a new one. The damaged file is not deleted, because other tools may recover more data
/// from it.
/// </summary>
internal static class DamagedFile
{
    /// <summary>
    /// Renames a closed file to <c>wander.db.damaged-20260515-040000</c> in the same folder, together with SQLite's
    /// <c>-wal</c> and <c>-shm</c> files. It never overwrites another file. Throws the exceptions of
    /// <see cref="File.Move(string, string)"/>.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="now">The current time, which becomes part of the name.</param>
    /// <returns>The new path.</returns>
    public static string SetAside(string path, DateTimeOffset now)
    {
        var stamp = now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var aside = $"{path}.damaged-{stamp}";
        for (var again = 2; IsTaken(aside); again++)
            aside = $"{path}.damaged-{stamp}-{again}";
        // The database is moved before its log. If moving the log then fails, SQLite deletes the log when it creates a new
        // database, and does not apply it to the new one.
        File.Move(path, aside);
        foreach (var suffix in Suffixes.Where(suffix => File.Exists(path + suffix)))
            File.Move(path + suffix, aside + suffix);
        return aside;
    }

    /// <summary>
    /// Deletes the <c>-wal</c> and <c>-shm</c> files of a closed database. SQLite would otherwise apply them to the file that is
    /// now at this path. Throws the exceptions of <see cref="File.Delete"/>.
    /// </summary>
    public static void DeleteLog(string path)
    {
        foreach (var suffix in Suffixes)
            File.Delete(path + suffix);
    }

    private static readonly string[] Suffixes = ["-wal", "-shm"];

    private static bool IsTaken(string path) =>
        Path.Exists(path) || Suffixes.Any(suffix => Path.Exists(path + suffix));
}
