using FsCheck.Fluent;
using Microsoft.Data.Sqlite;
using Wander.Fetching;
using Wander.Protocol.Findings;
using Wander.State;
using Wander.Storage.Tables;

namespace Wander.Tests.Storage;

public class DamageTests
{
    private const int Timeout = 120_000;
    private const int Consoles = 30;

    [Fact(Timeout = Timeout)]
    public void A_service_starts_with_any_damaged_file_and_stores_new_records()
    {
        using var original = new TestStore();
        original.Run(AddManyRecords);
        var bytes = File.ReadAllBytes(original.File);
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        Property.Holds(FsCheck.FSharp.ArbMap.defaults.ArbFor<int>(), seed =>
        {
            using var store = new TestStore();
            Directory.CreateDirectory(Path.GetDirectoryName(store.File)!);
            File.WriteAllBytes(store.File, Damage(bytes, new Random(seed)));

            using var keeper = store.Start();
            keeper.LookForDamage(CancellationToken.None);
            keeper.Memory.Pages.Set(TestRecords.Checked("new"));
            var isWritten = keeper.Save();

            Assert.DoesNotContain(store.Log, line => line.Contains("unexpectedly", StringComparison.Ordinal));
            kinds.Add(!isWritten ? "refused" : store.Health.Now.Loss is not null ? "renamed" : "used");
            keeper.Dispose();
            if (isWritten)
                Assert.NotNull(store.Recalled().Pages.Find(TestRecords.Page("new")));
            else // the damage changed the application id or the schema version
                Assert.True(store.Health.Now.Problem!.Contains("newer version of Wander", StringComparison.Ordinal)
                    || store.Health.Now.Problem.Contains("another program", StringComparison.Ordinal));
        }, times: 200);
        Assert.Superset(new HashSet<string>(["renamed", "used"], StringComparer.Ordinal), kinds);
    }

    [Fact]
    public void The_readable_records_of_a_damaged_file_are_written_to_a_new_one()
    {
        using var store = new TestStore();
        store.Run(AddManyRecords);
        long root;
        using (var file = store.Open())
            root = file.QueryNumber("SELECT rootpage FROM sqlite_master WHERE name = 'recommendations'");
        Overwrite(store.File, (root - 1) * 4096, 64);
        var damaged = File.ReadAllBytes(store.File);

        using var keeper = store.Start();
        Assert.True(keeper.Save());

        var aside = Assert.Single(store.SetAside);
        Assert.EndsWith("wander.db.damaged-20260515-040000", aside, StringComparison.Ordinal);
        Assert.Equal(damaged, File.ReadAllBytes(aside));
        Assert.Null(store.Health.Now.Problem);
        Assert.Equal(
            "data/wander.db is damaged (SQLite Error 11: 'database disk image is malformed'). "
            + "It was renamed to wander.db.damaged-20260515-040000, and a new file was created.",
            store.Health.Now.Loss);
        Assert.Contains($"Error: {store.Health.Now.Loss}", store.Log);

        keeper.Dispose();
        var recalled = store.Recalled();
        Assert.Equal(Consoles, recalled.Consoles.Count);
        Assert.Equal(Consoles * 20, recalled.Pages.Count);
        // The recommendations are lost, so the next request must be unconditional: it must not get 304 Not Modified.
        Assert.All(recalled.Consoles.ToArray(), console => Assert.Equal(Validators.None, console.Validators));
    }

    [Fact]
    public void A_renamed_file_does_not_overwrite_another_file()
    {
        using var store = new TestStore();
        for (var time = 0; time < 3; time++)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(store.File)!);
            File.WriteAllText(
                store.File, $"This text is not a database, and it is long enough to be checked as one: {time}.".PadRight(4096));
            using var keeper = store.Start();
            Assert.True(keeper.Save());
        }
        Assert.Equal(["", "-2", "-3"], store.SetAside.Select(path => path[path.LastIndexOf('0')..].TrimStart('0')));
        Assert.Equal(["0", "1", "2"], store.SetAside.Select(path => File.ReadAllText(path).TrimEnd()[^2..^1]));
    }

    [Fact]
    public void The_integrity_check_finds_damage_that_reading_and_writing_do_not_reach()
    {
        using var store = new TestStore();
        store.Run(AddManyRecords);
        long root;
        using (var file = store.Open())
            root = file.QueryNumber("SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_consoles_1'");
        Overwrite(store.File, (root - 1) * 4096, 64);
        using var keeper = store.Start();
        Assert.True(keeper.Save());
        Assert.Empty(store.SetAside);
        var known = TestRecords.Describe(keeper.Memory);

        keeper.LookForDamage(CancellationToken.None);
        Assert.True(keeper.Save());

        Assert.Single(store.SetAside);
        keeper.Dispose();
        Assert.Equal(known, TestRecords.Describe(store.Recalled()));
    }

    [Fact]
    public void Repeated_damage_does_not_fill_the_disk_with_renamed_files()
    {
        using var store = new TestStore();
        using var keeper = store.Start();
        keeper.Memory.Pages.Set(TestRecords.Checked("1"));
        Assert.True(keeper.Save());
        for (var time = 0; time < 3; time++)
        {
            using (var file = store.Open())
                file.Execute("DROP TABLE IF EXISTS checks");
            keeper.Memory.Pages.Set(TestRecords.Checked("2"));
            Assert.Equal(time == 0, keeper.Save());
        }
        Assert.Single(store.SetAside);
        Assert.Contains("check the disk", store.Health.Now.Problem, StringComparison.Ordinal);

        store.Time.Advance(TimeSpan.FromHours(1));
        Assert.True(keeper.Save());
        Assert.Equal(2, store.SetAside.Length);
        Assert.Null(store.Health.Now.Problem);
        Assert.Contains("Information: The network is stored in data/wander.db again", store.Log);
    }

    [Theory]
    [InlineData("UPDATE consoles SET address = 'nonsense'", "page, check")]
    [InlineData("UPDATE consoles SET state = 17", "page, check")]
    [InlineData("UPDATE consoles SET due = 9223372036854775807", "page, check")]
    [InlineData("UPDATE consoles SET last_read = -1", "page, check")]
    [InlineData("UPDATE consoles SET failures = 4294967296", "page, check")]
    [InlineData(
        "INSERT INTO consoles SELECT 9, 'http://a.example/', final, 0, 1, NULL, NULL, 0, 0, 0, 0, NULL, NULL, 0, 0 FROM consoles",
        "console, page, check")]
    [InlineData("UPDATE neighbours SET address = 'ftp://a.example/'", "part of console, page, check")]
    [InlineData("UPDATE pages SET address = 'https://else.example/' WHERE first_seen IS NULL", "part of console, page, check")]
    [InlineData("UPDATE pages SET first_seen = -5 WHERE first_seen IS NOT NULL", "part of console")]
    [InlineData("UPDATE checks SET verdict = 99", "console, page")]
    [InlineData("UPDATE checks SET took = -1", "console, page")]
    [InlineData("UPDATE checks SET loaded_as = 'javascript:alert(1)'", "console, page")]
    public void An_invalid_row_is_skipped_and_later_replaced(string damage, string remaining)
    {
        using var store = new TestStore();
        store.Run(AddRecords);
        using (var file = store.Open())
            file.Execute("PRAGMA ignore_check_constraints = ON;" + damage);

        using var keeper = store.Start();
        Assert.Contains(store.Log, line => line.Contains("invalid rows", StringComparison.Ordinal));
        Assert.Equal(remaining, string.Join(", ", Remaining(keeper.Memory)));

        AddRecords(keeper.Memory);
        Assert.True(keeper.Save());
        var expected = TestRecords.Describe(keeper.Memory);
        keeper.Dispose();
        store.Log.Clear();
        Assert.Equal(expected, TestRecords.Describe(store.Recalled()));
        Assert.DoesNotContain(store.Log, line => line.Contains("invalid rows", StringComparison.Ordinal));
        Assert.Empty(store.SetAside);

        static void AddRecords(CrawlMemory memory)
        {
            memory.Consoles.Set(TestRecords.Read("a", "hidden", "1"));
            memory.Pages.Set(TestRecords.Checked("1"));
        }

        static IEnumerable<string> Remaining(CrawlMemory memory)
        {
            foreach (var console in memory.Consoles.ToArray())
                yield return console.Validators == Validators.None ? "part of console" : "console";
            foreach (var page in memory.Pages.ToArray())
                yield return page.Check == PageCheck.None ? "page" : "page, check";
        }
    }

    [Fact(Timeout = Timeout)]
    public void A_value_of_any_type_in_any_column_does_not_prevent_reading_and_writing()
    {
        const string withoutConstraints = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON";
        string[] values = ["NULL", "''", "'text'", "x''", "x'C3FF00'", "9e999"];
        using var original = new TestStore();
        original.Run(memory =>
        {
            memory.Consoles.Set(TestRecords.Read("a", "hidden", "1"));
            memory.Pages.Set(TestRecords.Checked("1"));
        });
        string[] columns;
        using (var file = original.Open())
        {
            columns = [.. ColumnsOf(file)];
            file.Execute("PRAGMA writable_schema = ON");
            file.Execute("UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '') WHERE type = 'table'");
        }
        foreach (var (column, value) in columns.SelectMany(column => values.Select(value => (column, value))))
        {
            using var store = new TestStore();
            Directory.CreateDirectory(Path.GetDirectoryName(store.File)!);
            File.Copy(original.File, store.File);
            using (var file = store.Open())
                file.Execute($"{withoutConstraints}; UPDATE OR IGNORE {column} = {value}");

            using var keeper = store.Start();
            keeper.Memory.Consoles.Set(TestRecords.Read("a", "1"));
            keeper.Memory.Pages.Set(TestRecords.Checked("new"));
            var isWritten = keeper.Save();
            keeper.Dispose();

            Assert.True(isWritten, $"{column} = {value}: {store.Health.Now.Problem}\n{string.Join('\n', store.Log)}");
            Assert.NotNull(store.Recalled().Pages.Find(TestRecords.Page("new")));
            Assert.DoesNotContain(store.Log, line => line.Contains("unexpectedly", StringComparison.Ordinal));
        }
    }

    private static void AddManyRecords(CrawlMemory memory)
    {
        for (var console = 0; console < Consoles; console++)
        {
            var pages = Enumerable.Range(console * 20, 20).Select(page => $"{page}").ToArray();
            memory.Consoles.Set(TestRecords.Read($"c{console}", [.. pages, "hidden"]));
            foreach (var page in pages)
                memory.Pages.Set(TestRecords.Checked(page));
        }
    }

    private static byte[] Damage(byte[] original, Random random)
    {
        var bytes = original.ToArray();
        switch (random.Next(5))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1: // a page of random bytes
                var page = random.Next(bytes.Length / 4096) * 4096;
                random.NextBytes(bytes.AsSpan(page, 4096));
                return bytes;
            case 2: // zeros up to the end
                var from = random.Next(bytes.Length);
                bytes.AsSpan(from).Clear();
                return bytes;
            default:
                for (var flip = random.Next(1, random.Next(2, 200)); flip > 0; flip--)
                    bytes[random.Next(random.Next(4) == 0 ? 4096 : bytes.Length)] ^= (byte)(1 << random.Next(8));
                return bytes;
        }
    }

    // Returns each column as "table SET column", without integer primary keys, in which SQLite stores only numbers.
    private static IEnumerable<string> ColumnsOf(SqliteConnection file)
    {
        using var query = file.CreateCommand("""
            SELECT tables.name || ' SET ' || columns.name AS target
            FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
            WHERE tables.type = 'table' AND tables.name NOT LIKE 'page_index%'
                AND NOT (columns.pk = 1 AND columns.type = 'INTEGER' AND tables.sql NOT LIKE '%WITHOUT ROWID%')
            """);
        using var reader = query.ExecuteReader();
        while (reader.Read())
            yield return (string)reader["target"];
    }

    private static void Overwrite(string path, long at, int count)
    {
        using var file = new FileStream(path, FileMode.Open);
        file.Position = at;
        file.Write(Enumerable.Repeat((byte)0xFF, count).ToArray());
    }
}
