using System.Diagnostics;
using Wander.State;

namespace Wander.Tests.Storage;

public class FullDiskTests
{
    private const string Words =
        "no room left on the disk; what is found is kept in memory and written when there is room (data/wander.db)";

    [Fact]
    public void A_disk_that_fills_up_is_told_and_keeping_resumes_when_there_is_room_again()
    {
        using var kept = new Kept();
        using var disk = SmallDisk.Mount(Path.GetDirectoryName(kept.File)!);
        using var keeper = kept.Start();
        LearnMore(keeper.Memory, from: 0);
        Assert.True(keeper.Keep());

        disk.Fill();
        for (var from = 1; from < 9; from++)
        {
            LearnMore(keeper.Memory, from);
            if (!keeper.Keep())
                Assert.Equal(Words, kept.Health.Now.Problem);
        }
        Assert.Equal(Words, kept.Health.Now.Problem);
        Assert.Equal([$"Error: {Words}"], kept.Log);

        disk.MakeRoom();
        Assert.True(keeper.Keep());
        Assert.Null(kept.Health.Now.Problem);
        Assert.Equal("Information: data/wander.db: keeping again", kept.Log[^1]);
        var known = StoredThings.Describe(keeper.Memory);
        keeper.Dispose();
        Assert.Equal(known, StoredThings.Describe(kept.Recalled()));
        Assert.Empty(kept.SetAside);
    }

    [Fact]
    public void A_disk_that_is_full_before_the_first_start_is_told_too()
    {
        using var kept = new Kept();
        using var disk = SmallDisk.Mount(Path.GetDirectoryName(kept.File)!);
        disk.Fill();
        using var keeper = kept.Start();
        LearnMore(keeper.Memory, from: 0);
        Assert.False(keeper.Keep());
        Assert.Equal(Words, kept.Health.Now.Problem);

        disk.MakeRoom();
        Assert.True(keeper.Keep());
        var known = StoredThings.Describe(keeper.Memory);
        keeper.Dispose();
        Assert.Equal(known, StoredThings.Describe(kept.Recalled()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_start_on_a_full_disk_knows_what_the_file_has(bool afterKill)
    {
        using var source = new Kept();
        using var running = source.Start();
        LearnMore(running.Memory, from: 0);
        Assert.True(running.Keep());
        var known = StoredThings.Describe(running.Memory);
        if (!afterKill)
            running.Dispose();

        using var kept = new Kept();
        using var disk = SmallDisk.Mount(Path.GetDirectoryName(kept.File)!);
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(source.File)!))
        {
            if (!file.EndsWith("-shm", StringComparison.Ordinal))
                Copy(file, Path.GetDirectoryName(kept.File)!);
        }
        disk.Fill();

        using var keeper = kept.Start();

        Assert.Equal(Words, kept.Health.Now.Problem);
        Assert.Equal(known, StoredThings.Describe(keeper.Memory));
        LearnMore(keeper.Memory, from: 1);
        disk.MakeRoom();
        Assert.True(keeper.Keep());
        known = StoredThings.Describe(keeper.Memory);
        keeper.Dispose();
        Assert.Equal(known, StoredThings.Describe(kept.Recalled()));
    }

    [Fact]
    public void A_disk_that_is_read_only_is_told_and_what_is_on_it_is_known()
    {
        using var kept = new Kept();
        using var disk = SmallDisk.Mount(Path.GetDirectoryName(kept.File)!);
        kept.Run(memory => LearnMore(memory, from: 0));
        disk.SetReadOnly(true);
        using var keeper = kept.Start();
        Assert.False(keeper.Keep());
        Assert.StartsWith("data/wander.db may not be written (", kept.Health.Now.Problem, StringComparison.Ordinal);
        Assert.Equal(2, keeper.Memory.Consoles.Count);

        disk.SetReadOnly(false);
        Assert.True(keeper.Keep());
        Assert.Null(kept.Health.Now.Problem);
    }

    private static void LearnMore(CrawlMemory memory, int from)
    {
        foreach (var console in new[] { "a", "b" })
        {
            var pages = Enumerable.Range(from * 1000, 1000).Select(page => $"{console}{page}").ToArray();
            memory.Consoles.Keep(StoredThings.Read(console, pages));
            foreach (var page in pages.Take(100))
                memory.Pages.Keep(StoredThings.Checked(page));
        }
    }

    // By another process: whoever closes a file that SQLite has open in this one takes its locks away.
    private static void Copy(string file, string folder)
    {
        using var copy = Process.Start("cp", [file, folder]);
        copy.WaitForExit();
        Assert.Equal(0, copy.ExitCode);
    }
}
