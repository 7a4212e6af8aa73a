using Microsoft.Data.Sqlite;
using Wander.Protocol.Findings;
using Wander.Storage.Tables;

namespace Wander.Tests.Storage;

public class StoreKeeperTests
{
    private const int Timeout = 60_000;

    [Fact(Timeout = Timeout)]
    public void A_second_service_waits_for_the_file_until_the_first_one_stops()
    {
        using var store = new TestStore();
        using var first = store.Start();
        first.Memory.Pages.Set(TestRecords.Checked("1"));
        first.Memory.Consoles.Set(TestRecords.Read("a", "1"));
        Assert.True(first.Save());

        using var second = store.Start();
        Assert.Equal(
            "data/wander.db is in use by another program. Stop that program, or set `store` to another file. "
            + "Until then, the network is kept only in memory.",
            store.Health.Now.Problem);
        Assert.Equal(0, second.Memory.Pages.Count);
        second.Memory.Consoles.Set(TestRecords.Read("a", "2"));
        second.Memory.Consoles.Set(TestRecords.Read("b", "3"));
        Assert.False(second.Save());
        first.Dispose();

        // The records of the file are loaded, except those that changed in memory.
        Assert.True(second.Save());
        Assert.Null(store.Health.Now.Problem);
        Assert.NotNull(second.Memory.Pages.Find(TestRecords.Page("1")));
        Assert.Equal([TestRecords.Page("2")], second.Memory.Consoles.Find(TestRecords.Console("a"))!.Listing.Pages);
        var known = TestRecords.Describe(second.Memory);
        second.Dispose();
        Assert.Equal(known, TestRecords.Describe(store.Recalled()));
    }

    [Fact(Timeout = Timeout)]
    public void Writing_resumes_when_another_program_releases_its_lock()
    {
        using var store = new TestStore();
        using var keeper = store.Start();
        Assert.True(keeper.Save());
        using (var other = store.Open())
        {
            other.Execute("BEGIN IMMEDIATE");
            keeper.Memory.Pages.Set(TestRecords.Checked("1"));
            Assert.False(keeper.Save());
            Assert.StartsWith("data/wander.db is in use by another program", store.Health.Now.Problem, StringComparison.Ordinal);
            Assert.False(keeper.Save());
        }
        Assert.True(keeper.Save());
        Assert.Null(store.Health.Now.Problem);
        Assert.Equal(2, store.Log.Count); // one line for the failure, one for the success
        keeper.Dispose();
        Assert.NotNull(store.Recalled().Pages.Find(TestRecords.Page("1")));
    }

    [Fact]
    public void A_folder_that_cannot_be_created_is_reported_and_writing_begins_when_it_can()
    {
        using var store = new TestStore();
        var obstacle = Path.Combine(store.Folder, "data");
        File.WriteAllText(obstacle, "a file in the place of the folder");
        using var keeper = store.Start();
        keeper.Memory.Pages.Set(TestRecords.Checked("1"));
        Assert.False(keeper.Save());
        Assert.StartsWith(
            "data/wander.db cannot be opened, read or written (", store.Health.Now.Problem, StringComparison.Ordinal);

        File.Delete(obstacle);
        Assert.True(keeper.Save());
        Assert.Null(store.Health.Now.Problem);
        keeper.Dispose();
        Assert.NotNull(store.Recalled().Pages.Find(TestRecords.Page("1")));
    }

    [Fact]
    public void A_folder_without_write_permission_is_reported_and_its_records_are_loaded()
    {
        Assert.SkipWhen(
            OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "File permissions do not restrict this user.");
        using var store = new TestStore();
        store.Run(memory => memory.Pages.Set(TestRecords.Checked("1")));
        SetMode(store.File, UnixFileMode.UserRead);
        SetMode(Path.GetDirectoryName(store.File)!, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var keeper = store.Start();
        Assert.False(keeper.Save());
        Assert.StartsWith("data/wander.db is not writable (", store.Health.Now.Problem, StringComparison.Ordinal);
        Assert.NotNull(keeper.Memory.Pages.Find(TestRecords.Page("1")));

        SetMode(Path.GetDirectoryName(store.File)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        SetMode(store.File, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.True(keeper.Save());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_deleted_file_is_created_again_with_all_records(bool withItsFolder)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not allow deleting an open file.");
        using var store = new TestStore();
        using var keeper = store.Start();
        keeper.Memory.Consoles.Set(TestRecords.Read("a", "1"));
        keeper.Memory.Pages.Set(TestRecords.Checked("1"));
        Assert.True(keeper.Save());

        if (withItsFolder)
            Directory.Delete(Path.GetDirectoryName(store.File)!, recursive: true);
        else
            File.Delete(store.File);

        Assert.True(keeper.Save());
        Assert.Contains(
            store.Log, line => line.StartsWith("Warning: data/wander.db no longer exists", StringComparison.Ordinal));
        var known = TestRecords.Describe(keeper.Memory);
        keeper.Dispose();
        Assert.Equal(known, TestRecords.Describe(store.Recalled()));
    }

    [Theory]
    [InlineData("a backup")]
    [InlineData("garbage")]
    [InlineData("another program's")]
    public void A_replaced_file_is_detected_and_no_record_is_lost(string replacement)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not allow replacing an open file.");
        using var store = new TestStore();
        store.Run(memory => memory.Pages.Set(TestRecords.Checked("1")));
        var other = Path.Combine(store.Folder, "other");
        if (replacement == "a backup")
            File.Copy(store.File, other);
        else if (replacement == "garbage")
            File.WriteAllBytes(other, [.. Enumerable.Range(0, 9_000).Select(i => (byte)(i * 31))]);
        else
            MakeDatabase(other);
        using var keeper = store.Start();
        keeper.Memory.Consoles.Set(TestRecords.Read("a", "1", "2"));
        keeper.Memory.Pages.Set(TestRecords.Checked("2"));
        Assert.True(keeper.Save());
        var bytes = File.ReadAllBytes(other);
        File.Move(other, store.File, overwrite: true);

        var isWritten = keeper.Save();

        Assert.Contains(store.Log, line => line.StartsWith("Warning: data/wander.db was replaced", StringComparison.Ordinal));
        if (replacement == "another program's")
        {
            Assert.False(isWritten);
            Assert.StartsWith("data/wander.db belongs to another program", store.Health.Now.Problem, StringComparison.Ordinal);
            Assert.Equal(bytes, File.ReadAllBytes(store.File));
            File.Delete(store.File);
            isWritten = keeper.Save();
        }
        Assert.True(isWritten, store.Health.Now.Problem);
        Assert.Equal(replacement == "garbage" ? 1 : 0, store.SetAside.Length);
        var known = TestRecords.Describe(keeper.Memory);
        keeper.Dispose();
        Assert.Equal(known, TestRecords.Describe(store.Recalled()));
    }

    [Fact]
    public void Checks_for_a_console_at_another_address_are_not_used()
    {
        using var store = new TestStore();
        store.Run(memory =>
        {
            memory.Consoles.Set(TestRecords.Read("a", "1"));
            memory.Pages.Set(TestRecords.Checked("1") with { Failures = 3 });
        });

        // This also holds when the service stops before it has checked the page again.
        foreach (var end in new[] { true, false })
        {
            using var keeper = store.Start("https://moved.example/");
            var page = keeper.Memory.Pages.Find(TestRecords.Page("1"))!;
            Assert.Equal(
                TestRecords.Checked("1").Check with { Verdict = Verdict.Unchecked, LoadedAs = null, IsPlain = false },
                page.Check);
            Assert.Equal(DateTimeOffset.MinValue, page.Due);
            Assert.Equal(0, page.Failures);
            Assert.Null(page.Validators.ETag);
            Assert.Equal("\"tag\"", Assert.Single(keeper.Memory.Consoles.ToArray()).Validators.ETag);
            Assert.Equal(end, end && keeper.Save());
        }

        using (var keeper = store.Start("https://moved.example/"))
        {
            keeper.Memory.Pages.Set(TestRecords.Checked("1"));
            Assert.True(keeper.Save());
        }
        using var next = store.Start("https://moved.example/");
        Assert.Equal(Verdict.Embeddable, next.Memory.Pages.Find(TestRecords.Page("1"))!.Check.Verdict);
    }

    [Fact]
    public void A_bug_in_the_store_is_reported_and_does_not_stop_the_service()
    {
        using var store = new TestStore();
        using var keeper = store.Start();
        keeper.Memory.Pages.Set(TestRecords.Checked("1") with { Check = null! });
        Assert.False(keeper.Save());
        Assert.Equal("data/wander.db could not be written because of an internal error. See the log.", store.Health.Now.Problem);
        Assert.Contains(store.Log, line => line.Contains("NullReferenceException", StringComparison.Ordinal));
    }

    private static void MakeDatabase(string path)
    {
        using var connection = SqliteFile.Open(path, SqliteOpenMode.ReadWriteCreate);
        connection.Execute("CREATE TABLE diary (entry)");
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }
}
