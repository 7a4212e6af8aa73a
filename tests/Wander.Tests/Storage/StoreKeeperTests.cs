using Microsoft.Data.Sqlite;
using Wander.Protocol.Findings;
using Wander.Storage.Tables;

namespace Wander.Tests.Storage;

public class StoreKeeperTests
{
    private const int Timeout = 60_000;

    [Fact(Timeout = Timeout)]
    public void Two_services_do_not_write_one_file_and_the_second_takes_over_when_the_first_ends()
    {
        using var kept = new Kept();
        using var first = kept.Start();
        first.Memory.Pages.Keep(StoredThings.Checked("1"));
        first.Memory.Consoles.Keep(StoredThings.Read("a", "1"));
        Assert.True(first.Keep());

        using var second = kept.Start();
        Assert.Equal(
            "another program holds data/wander.db: stop that one, or name another file as `store`; "
            + "until then what is found is kept in memory and written when that is possible",
            kept.Health.Now.Problem);
        Assert.Equal(0, second.Memory.Pages.Count);
        second.Memory.Consoles.Keep(StoredThings.Read("a", "2"));
        second.Memory.Consoles.Keep(StoredThings.Read("b", "3"));
        Assert.False(second.Keep());
        first.Dispose();

        // What the file knew is known now, but for what was learnt since.
        Assert.True(second.Keep());
        Assert.Null(kept.Health.Now.Problem);
        Assert.NotNull(second.Memory.Pages.Find(StoredThings.Page("1")));
        Assert.Equal([StoredThings.Page("2")], second.Memory.Consoles.Find(StoredThings.Console("a"))!.Listing.Pages);
        var known = StoredThings.Describe(second.Memory);
        second.Dispose();
        Assert.Equal(known, StoredThings.Describe(kept.Recalled()));
    }

    [Fact(Timeout = Timeout)]
    public void A_program_that_locks_the_file_for_a_while_holds_nothing_up_for_good()
    {
        using var kept = new Kept();
        using var keeper = kept.Start();
        Assert.True(keeper.Keep());
        using (var other = kept.Open())
        {
            other.Execute("BEGIN IMMEDIATE");
            keeper.Memory.Pages.Keep(StoredThings.Checked("1"));
            Assert.False(keeper.Keep());
            Assert.StartsWith("another program holds data/wander.db", kept.Health.Now.Problem, StringComparison.Ordinal);
            Assert.False(keeper.Keep());
        }
        Assert.True(keeper.Keep());
        Assert.Null(kept.Health.Now.Problem);
        Assert.Equal(2, kept.Log.Count); // once that it fails, once that it works again
        keeper.Dispose();
        Assert.NotNull(kept.Recalled().Pages.Find(StoredThings.Page("1")));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told_and_keeping_begins_when_it_can()
    {
        using var kept = new Kept();
        var obstacle = Path.Combine(kept.Folder, "data");
        File.WriteAllText(obstacle, "a file in the place of the folder");
        using var keeper = kept.Start();
        keeper.Memory.Pages.Keep(StoredThings.Checked("1"));
        Assert.False(keeper.Keep());
        Assert.StartsWith(
            "data/wander.db cannot be opened, read or written (", kept.Health.Now.Problem, StringComparison.Ordinal);

        File.Delete(obstacle);
        Assert.True(keeper.Keep());
        Assert.Null(kept.Health.Now.Problem);
        keeper.Dispose();
        Assert.NotNull(kept.Recalled().Pages.Find(StoredThings.Page("1")));
    }

    [Fact]
    public void A_folder_that_may_not_be_written_is_told_and_what_is_in_it_is_known_all_the_same()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Nothing is forbidden to this user.");
        using var kept = new Kept();
        kept.Run(memory => memory.Pages.Keep(StoredThings.Checked("1")));
        SetMode(kept.File, UnixFileMode.UserRead);
        SetMode(Path.GetDirectoryName(kept.File)!, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var keeper = kept.Start();
        Assert.False(keeper.Keep());
        Assert.StartsWith("data/wander.db may not be written (", kept.Health.Now.Problem, StringComparison.Ordinal);
        Assert.NotNull(keeper.Memory.Pages.Find(StoredThings.Page("1")));

        SetMode(Path.GetDirectoryName(kept.File)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        SetMode(kept.File, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.True(keeper.Keep());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_that_somebody_takes_away_is_begun_anew_with_all_that_is_known(bool withItsFolder)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not let anybody take it away.");
        using var kept = new Kept();
        using var keeper = kept.Start();
        keeper.Memory.Consoles.Keep(StoredThings.Read("a", "1"));
        keeper.Memory.Pages.Keep(StoredThings.Checked("1"));
        Assert.True(keeper.Keep());

        if (withItsFolder)
            Directory.Delete(Path.GetDirectoryName(kept.File)!, recursive: true);
        else
            File.Delete(kept.File);

        Assert.True(keeper.Keep());
        Assert.Contains(
            kept.Log, line => line.StartsWith("Warning: data/wander.db is not there any more", StringComparison.Ordinal));
        var known = StoredThings.Describe(keeper.Memory);
        keeper.Dispose();
        Assert.Equal(known, StoredThings.Describe(kept.Recalled()));
    }

    [Theory]
    [InlineData("a backup")]
    [InlineData("garbage")]
    [InlineData("another program's")]
    public void A_file_that_somebody_puts_in_its_place_is_noticed_and_nothing_that_is_known_is_lost(string replacement)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets nobody replace it.");
        using var kept = new Kept();
        kept.Run(memory => memory.Pages.Keep(StoredThings.Checked("1")));
        var other = Path.Combine(kept.Folder, "other");
        if (replacement == "a backup")
            File.Copy(kept.File, other);
        else if (replacement == "garbage")
            File.WriteAllBytes(other, [.. Enumerable.Range(0, 9_000).Select(i => (byte)(i * 31))]);
        else
            MakeDatabase(other);
        using var keeper = kept.Start();
        keeper.Memory.Consoles.Keep(StoredThings.Read("a", "1", "2"));
        keeper.Memory.Pages.Keep(StoredThings.Checked("2"));
        Assert.True(keeper.Keep());
        var bytes = File.ReadAllBytes(other);
        File.Move(other, kept.File, overwrite: true);

        var isKept = keeper.Keep();

        Assert.Contains(kept.Log, line => line.StartsWith("Warning: data/wander.db was replaced", StringComparison.Ordinal));
        if (replacement == "another program's")
        {
            Assert.False(isKept);
            Assert.StartsWith("data/wander.db belongs to another program", kept.Health.Now.Problem, StringComparison.Ordinal);
            Assert.Equal(bytes, File.ReadAllBytes(kept.File));
            File.Delete(kept.File);
            isKept = keeper.Keep();
        }
        Assert.True(isKept, kept.Health.Now.Problem);
        Assert.Equal(replacement == "garbage" ? 1 : 0, kept.SetAside.Length);
        var known = StoredThings.Describe(keeper.Memory);
        keeper.Dispose();
        Assert.Equal(known, StoredThings.Describe(kept.Recalled()));
    }

    [Fact]
    public void What_was_found_for_a_console_at_another_address_says_nothing_about_this_one()
    {
        using var kept = new Kept();
        kept.Run(memory =>
        {
            memory.Consoles.Keep(StoredThings.Read("a", "1"));
            memory.Pages.Keep(StoredThings.Checked("1") with { Failures = 3 });
        });

        // Neither now, nor when the service ends before it has looked at the page again.
        foreach (var end in new[] { true, false })
        {
            using var keeper = kept.Start("https://moved.example/");
            var page = keeper.Memory.Pages.Find(StoredThings.Page("1"))!;
            Assert.Equal(
                StoredThings.Checked("1").Check with { Verdict = Verdict.Unchecked, LoadedAs = null, IsPlain = false },
                page.Check);
            Assert.Equal(DateTimeOffset.MinValue, page.Due);
            Assert.Equal(0, page.Failures);
            Assert.Null(page.Validators.ETag);
            Assert.Equal("\"tag\"", Assert.Single(keeper.Memory.Consoles.ToArray()).Validators.ETag);
            Assert.Equal(end, end && keeper.Keep());
        }

        using (var keeper = kept.Start("https://moved.example/"))
        {
            keeper.Memory.Pages.Keep(StoredThings.Checked("1"));
            Assert.True(keeper.Keep());
        }
        using var next = kept.Start("https://moved.example/");
        Assert.Equal(Verdict.Embeddable, next.Memory.Pages.Find(StoredThings.Page("1"))!.Check.Verdict);
    }

    [Fact]
    public void A_mistake_of_ours_ends_nothing()
    {
        using var kept = new Kept();
        using var keeper = kept.Start();
        keeper.Memory.Pages.Keep(StoredThings.Checked("1") with { Check = null! });
        Assert.False(keeper.Keep());
        Assert.Equal("data/wander.db cannot be kept: the reason is in the log", kept.Health.Now.Problem);
        Assert.Contains(kept.Log, line => line.Contains("NullReferenceException", StringComparison.Ordinal));
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
