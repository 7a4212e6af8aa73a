using System.Diagnostics.CodeAnalysis;
using Wander.Configuration;
using Wander.Storage;
using Wander.Text;

namespace Wander.Exporting;

/// <summary>
/// The folder that a static console is written into. A visitor never finds half a file, what did not change stays untouched, and
/// nothing is removed but what an earlier export wrote.
/// </summary>
internal sealed class ExportFolder : IDisposable
{
    /// <summary>How the names of files end that are not whole yet.</summary>
    public const string TemporaryEnding = ".tmp";

    private readonly string _folder;
    private readonly string _temporary;
    private readonly bool _isForced;
    private readonly FileStream _lock;
    private readonly Manifest _manifest;
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    private ExportFolder(string folder, bool isForced)
    {
        (_folder, _isForced) = (folder, isForced);
        _temporary = Path.Combine(folder, Manifest.Name + ".part" + TemporaryEnding);
        // Two exports at once, as where a night is too short for one, would take each other's files for their own.
        _lock = new FileStream(
            Path.Combine(folder, Manifest.Name + ".lock"),
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.None,
            bufferSize: 1,
            FileOptions.DeleteOnClose);
        _manifest = Manifest.Of(folder);
    }

    /// <summary>How many files there are.</summary>
    public int Count => _written.Count;

    /// <summary>How many of them were written, because they were not there or not the same.</summary>
    public int Changed { get; private set; }

    /// <summary>How many files of an earlier export were removed.</summary>
    public int Removed { get; private set; }

    /// <summary>Is a file of this name written already?</summary>
    public bool Has(string name) => _written.Contains(name);

    /// <summary>Makes the folder ready, if it may be written into.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="settings">The settings, whose own folders it must not be in.</param>
    /// <param name="isForced">Whether files that no export wrote may be there, and be replaced.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="problem">Why not.</param>
    public static bool TryOpen(
        string path, WanderSettings settings, bool isForced,
        [NotNullWhen(true)] out ExportFolder? folder, [NotNullWhen(false)] out ExportProblem? problem)
    {
        (folder, problem) = (null, null);
        if (string.IsNullOrWhiteSpace(path))
        {
            problem = new ExportProblem("The name of the folder is empty: name a folder, new or of an earlier export.");
            return false;
        }
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var name = Quote.Whole(path);
        try
        {
            problem = ProtectedFolders.WhyNot(full, name, settings) ?? WhyNot(full, name, isForced);
            if (problem is not null)
                return false;
            Directory.CreateDirectory(full);
            folder = new ExportFolder(full, isForced);
            folder._manifest.Begin();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            folder?.Dispose();
            folder = null;
            problem = new ExportProblem(StoreFailure.TryRead(e, full, out var failure) && failure.Kind is StoreFailureKind.InUse
                ? $"Another export writes into {name} at the moment: wait for its end."
                : $"{name} cannot be written into ({Detail(e)}): name another folder, or let this user write there.");
            return false;
        }
    }

    /// <summary>Writes a file, unless it is there already as it would be written.</summary>
    /// <returns>Why it cannot be written; null when it is there.</returns>
    public async Task<ExportProblem?> WriteAsync(StaticFile file, CancellationToken cancellationToken)
    {
        if (!Manifest.IsName(file.Name))
            throw new ArgumentException($"{file.Name} is no name of a file", nameof(file));
        var path = Path.Combine(_folder, file.Name.Replace('/', Path.DirectorySeparatorChar));
        try
        {
            if (WhyNot(file.Name, path) is { } problem)
                return problem;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Delete(_temporary); // what a broken-off export left there
            await using (var stream = new FileStream(_temporary, FileMode.CreateNew))
                await file.WriteAsync(stream, cancellationToken);
            _manifest.Add(file.Name);
            _written.Add(file.Name);
            if (await FileComparison.HaveSameContentAsync(_temporary, path, cancellationToken))
                return null;
            File.Move(_temporary, path, overwrite: true);
            Changed++;
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ExportProblem(
                $"{Quote.Whole(path)} cannot be written ({Detail(e)}): see that there is room, "
                + "and that this user may write there, and export again; what was there stays.");
        }
    }

    /// <summary>Removes what an earlier export wrote and this one did not, and folders that are empty then.</summary>
    /// <returns>What cannot be removed; null for nothing.</returns>
    public ExportProblem? End()
    {
        var path = _folder;
        try
        {
            foreach (var name in _manifest.Names.Except(_written, StringComparer.Ordinal).ToList())
            {
                path = Path.Combine(_folder, name.Replace('/', Path.DirectorySeparatorChar));
                Remove(name, path);
            }
            path = Path.Combine(_folder, Manifest.Name);
            _manifest.End(_written);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ExportProblem(
                $"{Quote.Whole(path)} cannot be removed or replaced ({Detail(e)}): let this user write there, and export again; "
                + "all else is written.");
        }
    }

    /// <summary>Lets other exports write there.</summary>
    public void Dispose()
    {
        try
        {
            File.Delete(_temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next export deletes it.
        }
        _lock.Dispose();
    }

    private static string Detail(Exception exception) => Quote.Visible(exception.Message.TrimEnd('.'));

    private static ExportProblem? WhyNot(string full, string name, bool isForced)
    {
        if (File.Exists(full))
            return new ExportProblem($"{name} is a file: name a folder, new or of an earlier export.");
        if (isForced || !Directory.Exists(full) || Manifest.IsIn(full))
            return null;
        var other = Directory.EnumerateFileSystemEntries(full).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .FirstOrDefault(entry => entry != Manifest.Name + ".lock");
        return other is null ? null : new ExportProblem(
            $"{name} has files that no export wrote, for example {Quote.Of(other)}: name a new or empty folder, "
            + "or add --force to write among them (files of the same names are replaced, all others stay).");
    }

    private ExportProblem? WhyNot(string name, string path)
    {
        if (LinkOnTheWay(name) is { } link)
            return new ExportProblem(
                $"{Quote.Whole(link)} is a link to somewhere else, where an export must not write: remove it.");
        if (_isForced || _manifest.Names.Contains(name) || !Path.Exists(path))
            return null;
        return new ExportProblem(
            $"{Quote.Whole(path)} is there already, and no export wrote it: move it away "
            + "(owner's files belong into `public/` beside the settings), or add --force to replace it.");
    }

    // A folder that is a link would lead out of this one.
    private string? LinkOnTheWay(string name)
    {
        var path = _folder;
        foreach (var part in name.Split('/')[..^1])
        {
            path = Path.Combine(path, part);
            if (new DirectoryInfo(path) is { LinkTarget: not null })
                return path;
        }
        return null;
    }

    private void Remove(string name, string path)
    {
        if (LinkOnTheWay(name) is not null || !File.Exists(path))
            return;
        File.Delete(path);
        Removed++;
        for (var folder = Path.GetDirectoryName(path)!;
             folder.Length > _folder.Length && !Directory.EnumerateFileSystemEntries(folder).Any();
             folder = Path.GetDirectoryName(folder)!)
            Directory.Delete(folder);
    }
}
