using Microsoft.Data.Sqlite;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Storage.Tables;

namespace Wander.Tests.Storage.Tables;

public class MigrationTests
{
    private static string Version1 =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Storage", "Tables", "version-1.sql"));

    [Fact]
    public void A_file_of_the_first_version_opens_in_the_present_one_with_all_that_it_has()
    {
        using var kept = new Kept();
        Write(kept, Version1);

        using var keeper = kept.Start();

        var memory = keeper.Memory;
        Assert.Equal(2, memory.Consoles.Count);
        var susam = memory.Consoles.Find(Console("https://susam.net/wander/"))!;
        Assert.Equal(ConsoleState.Read, susam.State);
        Assert.Equal(
            new ConsoleRemark(ConsoleRemarkKind.ScriptProblem, 1) { Line = 3, Detail = "expected a string" }, susam.Remark);
        Assert.Null(susam.Failure);
        Assert.Equal(new DateTimeOffset(2026, 5, 15, 6, 0, 0, TimeSpan.Zero), susam.LastRead);
        Assert.Equal("\"5f-1\"", susam.Validators.ETag);
        Assert.Equal([Console("https://dahlstrand.net/wander/")], susam.Listing.Consoles);
        Assert.Equal(["https://hidden.example/", "https://midnight.pub/"], susam.Listing.Pages.Select(page => page.Value));
        Assert.Equal([default, default], susam.Listing.Since); // nobody took note
        Assert.True(memory.Consoles.Find(Console("https://susam.net/"))!.IsAlias);
        var page = Assert.Single(memory.Pages.ToArray());
        Assert.Equal("https://midnight.pub/", page.Address.Value);
        Assert.Equal(new DateTimeOffset(2026, 5, 15, 0, 0, 0, TimeSpan.Zero), page.FirstSeen);
        Assert.Equal(PageCheck.None, page.Check);

        memory.Pages.Keep(page with { Check = new PageCheck { Verdict = Verdict.Gone } });
        Assert.True(keeper.Keep());
        keeper.Dispose();
        Assert.Equal(Verdict.Gone, Assert.Single(kept.Recalled().Pages.ToArray()).Check.Verdict);
        Assert.Empty(kept.SetAside);
    }

    [Fact]
    public void The_first_step_still_makes_what_the_first_version_made()
    {
        using var then = new Kept();
        using var now = new Kept();
        Write(then, Version1);
        Write(now, Migrations.Steps[0]);
        Assert.Equal(Schema(then), Schema(now));
    }

    [Fact]
    public void Each_step_is_counted()
    {
        using var kept = new Kept();
        kept.Run(_ => { });
        using var file = kept.Open();
        Assert.Equal(Migrations.Steps.Length, file.QueryNumber("PRAGMA user_version"));
        Assert.Equal(Migrations.ApplicationId, file.QueryNumber("PRAGMA application_id"));
    }

    [Fact]
    public void A_step_that_fails_leaves_the_file_as_it_was()
    {
        using var kept = new Kept();
        Write(kept, Version1 + "CREATE VIEW checks AS SELECT 1;"); // in the way of the second step
        using var file = kept.Open();

        Assert.Throws<SqliteException>(() => Migrations.Apply(file, 1));

        Assert.Equal(1, file.QueryNumber("PRAGMA user_version"));
        Assert.Equal(2, file.QueryNumber("SELECT count(*) FROM consoles"));
    }

    [Fact]
    public void Sentences_of_an_older_version_become_failures()
    {
        using var kept = new Kept();
        var page = StoredThings.Page("1");
        Write(kept, string.Join("\n", Migrations.Steps.Take(4)) + $"""
            INSERT INTO consoles VALUES
                (1, 'https://a.example/', 'https://a.example/', 0, 2, '503 Service Unavailable', NULL,
                    0, 0, 1, 0, NULL, NULL, 0, 0),
                (2, 'https://b.example/', 'https://b.example/', 0, 3, 'a failure of another kind',
                    '2 entries are no http or https addresses', 0, 0, 1, 0, NULL, NULL, 0, 0),
                (3, 'https://c.example/', 'https://c.example/', 0, 1, 'line 3: expected a string (and 4 more)',
                    'line 3: expected a string (and 4 more)', 0, 0, 0, 0, NULL, NULL, 0, 0);
            INSERT INTO pages VALUES ({StoredPages.KeyOf(page)}, '{page}', 0, NULL);
            INSERT INTO checks VALUES ({StoredPages.KeyOf(page)}, 2, 'X-Frame-Options: DENY',
                NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 1, 0, NULL, NULL);
            PRAGMA application_id = {Migrations.ApplicationId};
            PRAGMA user_version = 4;
            """);

        using var keeper = kept.Start();

        var consoles = keeper.Memory.Consoles;
        Assert.Equal(new Failure(FailureKind.HttpStatus) { Status = 503 }, consoles.Find(StoredThings.Console("a"))!.Failure);
        var other = consoles.Find(StoredThings.Console("b"))!;
        Assert.Equal(new Failure(FailureKind.Unknown) { Detail = "a failure of another kind" }, other.Failure);
        Assert.Equal(new ConsoleRemark(ConsoleRemarkKind.NotAddresses, 2), other.Remark);
        var read = consoles.Find(StoredThings.Console("c"))!;
        Assert.Null(read.Failure);
        Assert.Equal(
            new ConsoleRemark(ConsoleRemarkKind.ScriptProblem, 5) { Line = 3, Detail = "expected a string" }, read.Remark);
        Assert.Equal(
            new Failure(FailureKind.FramingRefused) { Detail = "X-Frame-Options: DENY" },
                Assert.Single(keeper.Memory.Pages.ToArray()).Check.Failure);
    }

    [Fact]
    public void A_failure_can_be_selected_by_its_kind()
    {
        using var kept = new Kept();
        kept.Run(memory => memory.Consoles.Keep(StoredThings.Read("a") with
        {
            State = ConsoleState.Failed,
            Failure = new Failure(FailureKind.HttpStatus) { Status = 503, RetryAfter = TimeSpan.FromHours(2) },
        }));
        using var file = kept.Open();
        using var query = file.CreateCommand(
            "SELECT failure FROM consoles WHERE failure ->> 'kind' = 18 AND failure ->> 'status' = 503");
        Assert.Equal("""{"kind":18,"status":503,"retryAfter":72000000000}""", query.ExecuteScalar());
    }

    [Fact]
    public void A_newer_file_is_refused_in_words_and_not_touched()
    {
        using var kept = new Kept();
        kept.Run(memory => memory.Pages.Keep(StoredThings.Checked("1")));
        using (var file = kept.Open())
            file.Execute("PRAGMA user_version = 9");
        var before = File.ReadAllBytes(kept.File);

        using var keeper = kept.Start();
        keeper.Memory.Pages.Keep(StoredThings.Checked("2"));
        Assert.False(keeper.Keep());

        Assert.Equal(
            $"data/wander.db was written by a newer Wander (schema 9, this one knows {Migrations.Steps.Length}): start that "
                + $"version, or name another file as `store`; "
                + "until then what is found is kept in memory alone",
            kept.Health.Now.Problem);
        Assert.Equal(
            [$"Error: {kept.Health.Now.Problem}"], kept.Log.Where(line => line.StartsWith("Error", StringComparison.Ordinal)));
        Assert.Equal(before, File.ReadAllBytes(kept.File));
        Assert.Empty(kept.SetAside);
    }

    [Fact]
    public void Another_program_s_database_is_refused_in_words_and_not_touched()
    {
        using var kept = new Kept();
        Write(kept, "CREATE TABLE consoles (brand); PRAGMA user_version = 1");
        var before = File.ReadAllBytes(kept.File);

        using var keeper = kept.Start();
        Assert.False(keeper.Keep());

        Assert.Equal(
            "data/wander.db belongs to another program (it has tables that are not ours): name another file as `store`; "
                + "until then what is found is kept in memory alone",
            kept.Health.Now.Problem);
        Assert.Equal(before, File.ReadAllBytes(kept.File));
    }

    private static ConsoleAddress Console(string text) =>
        ConsoleAddress.TryParse(text, out var address) ? address : throw new ArgumentException("No address.", nameof(text));

    private static void Write(Kept kept, string sql)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(kept.File)!);
        using var file = kept.Open();
        file.Execute(sql);
    }

    private static List<string?> Schema(Kept kept)
    {
        using var file = kept.Open();
        using var query = file.CreateCommand("SELECT sql FROM sqlite_master ORDER BY name");
        using var reader = query.ExecuteReader();
        var statements = new List<string?>();
        while (reader.Read())
            statements.Add(reader["sql"] as string);
        return statements;
    }
}
