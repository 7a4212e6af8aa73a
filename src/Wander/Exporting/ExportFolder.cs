using System.Diagnostics.CodeAnalysis;
using Wander.Configuration;
using Wander.Storage;
using Wander.Text;

namespace Wander.Exporting;

/// <summary>
/// The target folder of a static export. Visitors never see an incomplete file, unchanged files are not touched, and only files
/// of an earlier export are removed (src/Wander/README.md#static-export).
/// </summary>
internal sealed class ExportFolder : IDisposable
{
    /// <summary>The suffix of files that are still being written.</summary>
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
        // Two exports at the same time, for example from overlapping cron jobs, would remove each other's files.
        _lock = new FileStream(
            Path.Combine(folder, Manifest.Name + ".lock"),
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.None,
            bufferSize: 1,
            FileOptions.DeleteOnClose);
        _manifest = Manifest.Of(folder);
    }

    /// <summary>The number of exported files.</summary>
    public int Count => _written.Count;

    /// <summary>The number of exported files that are new or have changed.</summary>
    public int Changed { get; private set; }

    /// <summary>The number of removed files of an earlier export.</summary>
    public int Removed { get; private set; }

    /// <summary>True when this export has already written a file with this name.</summary>
    public bool Has(string name) => _written.Contains(name);

    /// <summary>Creates the folder, or opens it if an export may write to it. Returns false with the problem otherwise.</summary>
    /// <param name="path">The path of the folder.</param>
    /// <param name="settings">The settings, whose own folders must not be overwritten.</param>
    /// <param name="isForced">True when the folder may contain files that no export wrote, which may be replaced.</param>
    /// <param name="folder">The folder; null when it cannot be used.</param>
    /// <param name="problem">The problem; null when the folder can be used.</param>
    public static bool TryOpen(
        string path, WanderSettings settings, bool isForced,
        [NotNullWhen(true)] out ExportFolder? folder, [NotNullWhen(false)] out ExportProblem? problem)
    {
        (folder, problem) = (null, null);
        if (string.IsNullOrWhiteSpace(path))
        {
            problem = new ExportProblem(
                "The folder name is empty. Pass a new or empty folder, or the folder of an earlier export.");
            return false;
        }
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var name = Quote.Whole(path);
        try
        {
            problem = ProtectedFolders.ProblemOf(full, name, settings) ?? ProblemOf(full, name, isForced);
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
                ? $"Another export is writing to {name}. Wait until it has finished."
                : $"{name} is not writable ({Detail(e)}). Choose another folder, or give this user write permission.");
            return false;
        }
    }

    /// <summary>Writes a file, unless it already exists with the same content.</summary>
    /// <returns>The problem when it cannot be written; otherwise null.</returns>
    public async Task<ExportProblem?> WriteAsync(StaticFile file, CancellationToken cancellationToken)
    {
        if (!Manifest.IsName(file.Name))
            throw new ArgumentException($"{file.Name} is not a valid file name.", nameof(file));
        var path = Path.Combine(_folder, file.Name.Replace('/', Path.DirectorySeparatorChar));
        try
        {
            if (ProblemOf(file.Name, path) is { } problem)
                return problem;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Delete(_temporary); // left over from an interrupted export
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
                $"{Quote.Whole(path)} could not be written ({Detail(e)}). "
                + "Check the free disk space and the write permission of this user, then export again.");
        }
    }

    /// <summary>Removes the files that only an earlier export wrote, and the folders that become empty.</summary>
    /// <returns>The problem when a file cannot be removed; otherwise null.</returns>
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
                $"{Quote.Whole(path)} could not be removed or replaced ({Detail(e)}), but all other files were written. "
                + "Give this user write permission, then export again.");
        }
    }

    /// <summary>Releases the folder for other exports.</summary>
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

    private static ExportProblem? ProblemOf(string full, string name, bool isForced)
    {
        if (File.Exists(full))
            return new ExportProblem($"{name} is a file. Pass a new or empty folder, or the folder of an earlier export.");
        if (isForced || !Directory.Exists(full) || Manifest.IsIn(full))
            return null;
        var other = Directory.EnumerateFileSystemEntries(full).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .FirstOrDefault(entry => entry != Manifest.Name + ".lock");
        return other is null ? null : new ExportProblem(
            $"{name} contains files that no export wrote, for example {Quote.Of(other)}. Pass a new or empty folder, "
            + "or add --force to replace files with the same names and keep all others.");
    }

    private ExportProblem? ProblemOf(string name, string path)
    {
        if (LinkInPathOf(name) is { } link)
            return new ExportProblem(
                $"{Quote.Whole(link)} is a symbolic link, and an export does not write through links. Remove it.");
        if (_isForced || _manifest.Names.Contains(name) || !Path.Exists(path))
            return null;
        return new ExportProblem(
            $"{Quote.Whole(path)} already exists, and no export wrote it. Move it away "
            + "(your own files belong in `public/` next to the settings), or add --force to replace it.");
    }

    // A symbolic link can lead out of this folder.
    private string? LinkInPathOf(string name)
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
        if (LinkInPathOf(name) is not null || !File.Exists(path))
            return;
        File.Delete(path);
        Removed++;
        for (var folder = Path.GetDirectoryName(path)!;
             folder.Length > _folder.Length && !Directory.EnumerateFileSystemEntries(folder).Any();
             folder = Path.GetDirectoryName(folder)!)
            Directory.Delete(folder);
    }
}
