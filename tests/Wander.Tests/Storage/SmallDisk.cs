using System.Diagnostics;

namespace Wander.Tests.Storage;

/// <summary>A 2 MiB file system in memory that is mounted on a folder while a test runs. Only root can mount it.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    private string Filler => Path.Combine(_folder, "filler");

    /// <summary>Mounts the disk, or skips the test where that is not possible.</summary>
    public static SmallDisk Mount(string folder)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root on Linux can mount a small disk.");
        Directory.CreateDirectory(folder);
        Assert.SkipUnless(
            Run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder), "This machine does not allow mounting a small disk.");
        return new SmallDisk(folder);
    }

    /// <summary>Fills the disk.</summary>
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
            // The disk is full.
        }
    }

    /// <summary>Frees the space that <see cref="Fill"/> used.</summary>
    public void MakeRoom() => File.Delete(Filler);

    /// <summary>Makes the disk read-only or writable.</summary>
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
