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
    public void A_file_of_the_first_version_is_migrated_with_all_its_records()
    {
        using var store = new TestStore();
        Write(store, Version1);

        using var keeper = store.Start();

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
        Assert.Equal([default, default], susam.Listing.Since); // the first version did not store it
        Assert.True(memory.Consoles.Find(Console("https://susam.net/"))!.IsAlias);
        var page = Assert.Single(memory.Pages.ToArray());
        Assert.Equal("https://midnight.pub/", page.Address.Value);
        Assert.Equal(new DateTimeOffset(2026, 5, 15, 0, 0, 0, TimeSpan.Zero), page.FirstSeen);
        Assert.Equal(PageCheck.None, page.Check);

        memory.Pages.Set(page with { Check = new PageCheck { Verdict = Verdict.Gone } });
        Assert.True(keeper.Save());
        keeper.Dispose();
        Assert.Equal(Verdict.Gone, Assert.Single(store.Recalled().Pages.ToArray()).Check.Verdict);
        Assert.Empty(store.SetAside);
    }

    [Fact]
    public void The_first_step_creates_the_schema_of_the_first_version()
    {
        using var then = new TestStore();
        using var now = new TestStore();
        Write(then, Version1);
        Write(now, Migrations.Steps[0]);
        Assert.Equal(Schema(then), Schema(now));
    }

    [Fact]
    public void The_schema_version_is_the_number_of_steps()
    {
        using var store = new TestStore();
        store.Run(_ => { });
        using var file = store.Open();
        Assert.Equal(Migrations.Steps.Length, file.QueryNumber("PRAGMA user_version"));
        Assert.Equal(Migrations.ApplicationId, file.QueryNumber("PRAGMA application_id"));
    }

    [Fact]
    public void A_failed_step_leaves_the_file_unchanged()
    {
        using var store = new TestStore();
        Write(store, Version1 + "CREATE VIEW checks AS SELECT 1;"); // conflicts with the second step
        using var file = store.Open();

        Assert.Throws<SqliteException>(() => Migrations.Apply(file, 1));

        Assert.Equal(1, file.QueryNumber("PRAGMA user_version"));
        Assert.Equal(2, file.QueryNumber("SELECT count(*) FROM consoles"));
    }

    [Fact]
    public void Sentences_of_an_older_version_become_failures()
    {
        using var store = new TestStore();
        var page = TestRecords.Page("1");
        Write(store, string.Join("\n", Migrations.Steps.Take(4)) + $"""
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

        using var keeper = store.Start();

        var consoles = keeper.Memory.Consoles;
        Assert.Equal(new Failure(FailureKind.HttpStatus) { Status = 503 }, consoles.Find(TestRecords.Console("a"))!.Failure);
        var other = consoles.Find(TestRecords.Console("b"))!;
        Assert.Equal(new Failure(FailureKind.Unknown) { Detail = "a failure of another kind" }, other.Failure);
        Assert.Equal(new ConsoleRemark(ConsoleRemarkKind.NotAddresses, 2), other.Remark);
        var read = consoles.Find(TestRecords.Console("c"))!;
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
        using var store = new TestStore();
        store.Run(memory => memory.Consoles.Set(TestRecords.Read("a") with
        {
            State = ConsoleState.Failed,
            Failure = new Failure(FailureKind.HttpStatus) { Status = 503, RetryAfter = TimeSpan.FromHours(2) },
        }));
        using var file = store.Open();
        using var query = file.CreateCommand(
            "SELECT failure FROM consoles WHERE failure ->> 'kind' = 18 AND failure ->> 'status' = 503");
        Assert.Equal("""{"kind":18,"status":503,"retryAfter":72000000000}""", query.ExecuteScalar());
    }

    [Fact]
    public void A_newer_file_is_refused_with_a_message_and_not_changed()
    {
        using var store = new TestStore();
        store.Run(memory => memory.Pages.Set(TestRecords.Checked("1")));
        using (var file = store.Open())
            file.Execute("PRAGMA user_version = 9");
        var before = File.ReadAllBytes(store.File);

        using var keeper = store.Start();
        keeper.Memory.Pages.Set(TestRecords.Checked("2"));
        Assert.False(keeper.Save());

        Assert.Equal(
            "data/wander.db was written by a newer version of Wander "
                + $"(schema version 9; this version supports {Migrations.Steps.Length}). Start that version, or set `store` to "
                + "another file. Until then, the network is kept only in memory.",
            store.Health.Now.Problem);
        Assert.Equal(
            [$"Error: {store.Health.Now.Problem}"], store.Log.Where(line => line.StartsWith("Error", StringComparison.Ordinal)));
        Assert.Equal(before, File.ReadAllBytes(store.File));
        Assert.Empty(store.SetAside);
    }

    [Fact]
    public void A_database_of_another_program_is_refused_with_a_message_and_not_changed()
    {
        using var store = new TestStore();
        Write(store, "CREATE TABLE consoles (brand); PRAGMA user_version = 1");
        var before = File.ReadAllBytes(store.File);

        using var keeper = store.Start();
        Assert.False(keeper.Save());

        Assert.Equal(
            "data/wander.db belongs to another program (it has tables that Wander did not create). "
                + "Set `store` to another file. Until then, the network is kept only in memory.",
            store.Health.Now.Problem);
        Assert.Equal(before, File.ReadAllBytes(store.File));
    }

    private static ConsoleAddress Console(string text) =>
        ConsoleAddress.TryParse(text, out var address)
            ? address : throw new ArgumentException("This is not a console address.", nameof(text));

    private static void Write(TestStore store, string sql)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(store.File)!);
        using var file = store.Open();
        file.Execute(sql);
    }

    private static List<string?> Schema(TestStore store)
    {
        using var file = store.Open();
        using var query = file.CreateCommand("SELECT sql FROM sqlite_master ORDER BY name");
        using var reader = query.ExecuteReader();
        var statements = new List<string?>();
        while (reader.Read())
            statements.Add(reader["sql"] as string);
        return statements;
    }
}
