using System.Globalization;

namespace Wander.Storage;

/// <summary>Moves a damaged file out of the way of a new one. It is kept, because other tools may read more of it.</summary>
internal static class DamagedFile
{
    /// <summary>
    /// Gives a file that nobody has open another name beside it, <c>wander.db.damaged-20260515-040000</c>, with what SQLite keeps
    /// beside it; no other file is ever overwritten. It may throw as <see cref="File.Move(string, string)"/> does.
    /// </summary>
    /// <returns>The new path.</returns>
    public static string SetAside(string path, DateTimeOffset now)
    {
        var stamp = now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var aside = $"{path}.damaged-{stamp}";
        for (var again = 2; IsTaken(aside); again++)
            aside = $"{path}.damaged-{stamp}-{again}";
        // The file first: SQLite throws away the log of a file that is not there, never puts it to another one.
        File.Move(path, aside);
        foreach (var beside in Beside.Where(beside => File.Exists(path + beside)))
            File.Move(path + beside, aside + beside);
        return aside;
    }

    /// <summary>
    /// Deletes what SQLite keeps beside a file that nobody has open: it would be put to whatever is there now. It may throw as
    /// <see cref="File.Delete"/> does.
    /// </summary>
    public static void DeleteLog(string path)
    {
        foreach (var beside in Beside)
            File.Delete(path + beside);
    }

    private static readonly string[] Beside = ["-wal", "-shm"];

    private static bool IsTaken(string path) =>
        Path.Exists(path) || Beside.Any(beside => Path.Exists(path + beside));
}
