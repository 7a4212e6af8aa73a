using System.Diagnostics;

namespace Wander.Tests.Storage;

/// <summary>A disk of 2 MiB in memory, mounted over a folder for as long as a test runs; only root can do that.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    private string Filler => Path.Combine(_folder, "filler");

    /// <summary>Mounts it, or skips the test.</summary>
    public static SmallDisk Mount(string folder)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root on Linux can mount a small disk.");
        Directory.CreateDirectory(folder);
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder), "A small disk cannot be mounted here.");
        return new SmallDisk(folder);
    }

    /// <summary>Uses up all the room.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var bytes = new byte[4096];
        try
        {
            while (true)
                filler.Write(bytes);
        }
        catch (IOException)
        {
            // full
        }
    }

    /// <summary>Gives the room back.</summary>
    public void MakeRoom() => File.Delete(Filler);

    /// <summary>From now on nothing can be written, or again.</summary>
    public void SetReadOnly(bool isReadOnly) =>
        Assert.True(Run("mount", "-o", isReadOnly ? "remount,ro" : "remount,rw", _folder));

    public void Dispose() => Assert.True(Run("umount", "--lazy", _folder));

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
