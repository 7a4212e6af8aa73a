using System.Diagnostics;
using Wander.State;

namespace Wander.Tests.Storage;

public class FullDiskTests
{
    private const string DiskFull = "data/wander.db cannot be written because the disk is full. Free some space. "
        + "Until then, the network is kept only in memory.";

    [Fact]
    public void A_full_disk_is_reported_and_writing_resumes_when_there_is_space()
    {
        using var store = new TestStore();
        using var disk = SmallDisk.Mount(Path.GetDirectoryName(store.File)!);
        using var keeper = store.Start();
        AddRecords(keeper.Memory, from: 0);
        Assert.True(keeper.Save());

        disk.Fill();
        for (var from = 1; from < 9; from++)
        {
            AddRecords(keeper.Memory, from);
            if (!keeper.Save())
                Assert.Equal(DiskFull, store.Health.Now.Problem);
        }
        Assert.Equal(DiskFull, store.Health.Now.Problem);
        Assert.Equal([$"Error: {DiskFull}"], store.Log);

        disk.MakeRoom();
        Assert.True(keeper.Save());
        Assert.Null(store.Health.Now.Problem);
        Assert.Equal("Information: The network is stored in data/wander.db again", store.Log[^1]);
        var known = TestRecords.Describe(keeper.Memory);
        keeper.Dispose();
        Assert.Equal(known, TestRecords.Describe(store.Recalled()));
        Assert.Empty(store.SetAside);
    }

    [Fact]
    public void A_disk_that_is_full_before_the_first_start_is_reported()
    {
        using var store = new TestStore();
        using var disk = SmallDisk.Mount(Path.GetDirectoryName(store.File)!);
        disk.Fill();
        using var keeper = store.Start();
        AddRecords(keeper.Memory, from: 0);
        Assert.False(keeper.Save());
        Assert.Equal(DiskFull, store.Health.Now.Problem);

        disk.MakeRoom();
        Assert.True(keeper.Save());
        var known = TestRecords.Describe(keeper.Memory);
        keeper.Dispose();
        Assert.Equal(known, TestRecords.Describe(store.Recalled()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_start_on_a_full_disk_loads_the_records_of_the_file(bool afterKill)
    {
        using var source = new TestStore();
        using var running = source.Start();
        AddRecords(running.Memory, from: 0);
        Assert.True(running.Save());
        var known = TestRecords.Describe(running.Memory);
        if (!afterKill)
            running.Dispose();

        using var store = new TestStore();
        using var disk = SmallDisk.Mount(Path.GetDirectoryName(store.File)!);
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(source.File)!))
        {
            if (!file.EndsWith("-shm", StringComparison.Ordinal))
                Copy(file, Path.GetDirectoryName(store.File)!);
        }
        disk.Fill();

        using var keeper = store.Start();

        Assert.Equal(DiskFull, store.Health.Now.Problem);
        Assert.Equal(known, TestRecords.Describe(keeper.Memory));
        AddRecords(keeper.Memory, from: 1);
        disk.MakeRoom();
        Assert.True(keeper.Save());
        known = TestRecords.Describe(keeper.Memory);
        keeper.Dispose();
        Assert.Equal(known, TestRecords.Describe(store.Recalled()));
    }

    [Fact]
    public void A_read_only_disk_is_reported_and_its_records_are_loaded()
    {
        using var store = new TestStore();
        using var disk = SmallDisk.Mount(Path.GetDirectoryName(store.File)!);
        store.Run(memory => AddRecords(memory, from: 0));
        disk.SetReadOnly(true);
        using var keeper = store.Start();
        Assert.False(keeper.Save());
        Assert.StartsWith("data/wander.db is not writable (", store.Health.Now.Problem, StringComparison.Ordinal);
        Assert.Equal(2, keeper.Memory.Consoles.Count);

        disk.SetReadOnly(false);
        Assert.True(keeper.Save());
        Assert.Null(store.Health.Now.Problem);
    }

    private static void AddRecords(CrawlMemory memory, int from)
    {
        foreach (var console in new[] { "a", "b" })
        {
            var pages = Enumerable.Range(from * 1000, 1000).Select(page => $"{console}{page}").ToArray();
            memory.Consoles.Set(TestRecords.Read(console, pages));
            foreach (var page in pages.Take(100))
                memory.Pages.Set(TestRecords.Checked(page));
        }
    }

    // Another process copies the file: closing it in this process would release the locks that SQLite has on it.
    private static void Copy(string file, string folder)
    {
        using var copy = Process.Start("cp", [file, folder]);
        copy.WaitForExit();
        Assert.Equal(0, copy.ExitCode);
    }
}
