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
    public void Whatever_happens_to_the_bytes_of_a_file_it_starts_and_what_is_learnt_is_kept()
    {
        using var original = new Kept();
        original.Run(LearnMuch);
        var bytes = File.ReadAllBytes(original.File);
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        Property.Holds(FsCheck.FSharp.ArbMap.defaults.ArbFor<int>(), seed =>
        {
            using var kept = new Kept();
            Directory.CreateDirectory(Path.GetDirectoryName(kept.File)!);
            File.WriteAllBytes(kept.File, Damage(bytes, new Random(seed)));

            using var keeper = kept.Start();
            keeper.LookForDamage(CancellationToken.None);
            keeper.Memory.Pages.Keep(StoredThings.Checked("new"));
            var isKept = keeper.Keep();

            Assert.DoesNotContain(kept.Log, line => line.Contains("unexpectedly", StringComparison.Ordinal));
            kinds.Add(!isKept ? "refused" : kept.Health.Now.Loss is not null ? "set aside" : "went on");
            keeper.Dispose();
            if (isKept)
                Assert.NotNull(kept.Recalled().Pages.Find(StoredThings.Page("new")));
            else // the one number that says whose file it is, and of which version
                Assert.True(kept.Health.Now.Problem!.Contains("newer Wander", StringComparison.Ordinal)
                    || kept.Health.Now.Problem.Contains("another program", StringComparison.Ordinal));
        }, times: 200);
        Assert.Superset(new HashSet<string>(["set aside", "went on"], StringComparer.Ordinal), kinds);
    }

    [Fact]
    public void What_can_be_read_of_a_damaged_file_is_kept_in_a_new_one_and_the_old_one_is_set_aside()
    {
        using var kept = new Kept();
        kept.Run(LearnMuch);
        long root;
        using (var file = kept.Open())
            root = file.QueryNumber("SELECT rootpage FROM sqlite_master WHERE name = 'recommendations'");
        Overwrite(kept.File, (root - 1) * 4096, 64);
        var damaged = File.ReadAllBytes(kept.File);

        using var keeper = kept.Start();
        Assert.True(keeper.Keep());

        var aside = Assert.Single(kept.SetAside);
        Assert.EndsWith("wander.db.damaged-20260515-040000", aside, StringComparison.Ordinal);
        Assert.Equal(damaged, File.ReadAllBytes(aside));
        Assert.Null(kept.Health.Now.Problem);
        Assert.Equal(
            "data/wander.db is damaged (SQLite Error 11: 'database disk image is malformed'): it was set aside as "
                + "wander.db.damaged-20260515-040000, "
            + "and a new one was begun",
            kept.Health.Now.Loss);
        Assert.Contains($"Error: {kept.Health.Now.Loss}", kept.Log);

        keeper.Dispose();
        var recalled = kept.Recalled();
        Assert.Equal(Consoles, recalled.Consoles.Count);
        Assert.Equal(Consoles * 20, recalled.Pages.Count);
        // What a console recommends is lost: the next visit must not be content with "not modified".
        Assert.All(recalled.Consoles.ToArray(), console => Assert.Equal(Validators.None, console.Validators));
    }

    [Fact]
    public void A_file_that_is_set_aside_overwrites_no_other()
    {
        using var kept = new Kept();
        for (var time = 0; time < 3; time++)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(kept.File)!);
            File.WriteAllText(
                kept.File, $"This is no database, and never was one, however long one looks at it: {time}.".PadRight(4096));
            using var keeper = kept.Start();
            Assert.True(keeper.Keep());
        }
        Assert.Equal(["", "-2", "-3"], kept.SetAside.Select(path => path[path.LastIndexOf('0')..].TrimStart('0')));
        Assert.Equal(["0", "1", "2"], kept.SetAside.Select(path => File.ReadAllText(path).TrimEnd()[^2..^1]));
    }

    [Fact]
    public void Damage_that_nothing_else_meets_is_found_by_looking()
    {
        using var kept = new Kept();
        kept.Run(LearnMuch);
        long root;
        using (var file = kept.Open())
            root = file.QueryNumber("SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_consoles_1'");
        Overwrite(kept.File, (root - 1) * 4096, 64);
        using var keeper = kept.Start();
        Assert.True(keeper.Keep());
        Assert.Empty(kept.SetAside);
        var known = StoredThings.Describe(keeper.Memory);

        keeper.LookForDamage(CancellationToken.None);
        Assert.True(keeper.Keep());

        Assert.Single(kept.SetAside);
        keeper.Dispose();
        Assert.Equal(known, StoredThings.Describe(kept.Recalled()));
    }

    [Fact]
    public void A_disk_that_damages_every_file_is_not_filled_with_them()
    {
        using var kept = new Kept();
        using var keeper = kept.Start();
        keeper.Memory.Pages.Keep(StoredThings.Checked("1"));
        Assert.True(keeper.Keep());
        for (var time = 0; time < 3; time++)
        {
            using (var file = kept.Open())
                file.Execute("DROP TABLE IF EXISTS checks");
            keeper.Memory.Pages.Keep(StoredThings.Checked("2"));
            Assert.Equal(time == 0, keeper.Keep());
        }
        Assert.Single(kept.SetAside);
        Assert.Contains("look at the disk", kept.Health.Now.Problem, StringComparison.Ordinal);

        kept.Time.Advance(TimeSpan.FromHours(1));
        Assert.True(keeper.Keep());
        Assert.Equal(2, kept.SetAside.Length);
        Assert.Null(kept.Health.Now.Problem);
        Assert.Contains("Information: data/wander.db: keeping again", kept.Log);
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
    public void A_row_that_makes_no_sense_is_left_out_and_stands_in_the_way_of_nothing(string harm, string left)
    {
        using var kept = new Kept();
        kept.Run(Learn);
        using (var file = kept.Open())
            file.Execute("PRAGMA ignore_check_constraints = ON;" + harm);

        using var keeper = kept.Start();
        Assert.Contains(kept.Log, line => line.Contains("make no sense", StringComparison.Ordinal));
        Assert.Equal(left, string.Join(", ", Left(keeper.Memory)));

        Learn(keeper.Memory);
        Assert.True(keeper.Keep());
        var expected = StoredThings.Describe(keeper.Memory);
        keeper.Dispose();
        kept.Log.Clear();
        Assert.Equal(expected, StoredThings.Describe(kept.Recalled()));
        Assert.DoesNotContain(kept.Log, line => line.Contains("make no sense", StringComparison.Ordinal));
        Assert.Empty(kept.SetAside);

        static void Learn(CrawlMemory memory)
        {
            memory.Consoles.Keep(StoredThings.Read("a", "hidden", "1"));
            memory.Pages.Keep(StoredThings.Checked("1"));
        }

        static IEnumerable<string> Left(CrawlMemory memory)
        {
            foreach (var console in memory.Consoles.ToArray())
                yield return console.Validators == Validators.None ? "part of console" : "console";
            foreach (var page in memory.Pages.ToArray())
                yield return page.Check == PageCheck.None ? "page" : "page, check";
        }
    }

    [Fact(Timeout = Timeout)]
    public void A_value_of_any_type_in_any_column_does_not_keep_the_file_from_being_read_and_written()
    {
        const string withoutConstraints = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON";
        string[] values = ["NULL", "''", "'text'", "x''", "x'C3FF00'", "9e999"];
        using var original = new Kept();
        original.Run(memory =>
        {
            memory.Consoles.Keep(StoredThings.Read("a", "hidden", "1"));
            memory.Pages.Keep(StoredThings.Checked("1"));
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
            using var kept = new Kept();
            Directory.CreateDirectory(Path.GetDirectoryName(kept.File)!);
            File.Copy(original.File, kept.File);
            using (var file = kept.Open())
                file.Execute($"{withoutConstraints}; UPDATE OR IGNORE {column} = {value}");

            using var keeper = kept.Start();
            keeper.Memory.Consoles.Keep(StoredThings.Read("a", "1"));
            keeper.Memory.Pages.Keep(StoredThings.Checked("new"));
            var isKept = keeper.Keep();
            keeper.Dispose();

            Assert.True(isKept, $"{column} = {value}: {kept.Health.Now.Problem}\n{string.Join('\n', kept.Log)}");
            Assert.NotNull(kept.Recalled().Pages.Find(StoredThings.Page("new")));
            Assert.DoesNotContain(kept.Log, line => line.Contains("unexpectedly", StringComparison.Ordinal));
        }
    }

    private static void LearnMuch(CrawlMemory memory)
    {
        for (var console = 0; console < Consoles; console++)
        {
            var pages = Enumerable.Range(console * 20, 20).Select(page => $"{page}").ToArray();
            memory.Consoles.Keep(StoredThings.Read($"c{console}", [.. pages, "hidden"]));
            foreach (var page in pages)
                memory.Pages.Keep(StoredThings.Checked(page));
        }
    }

    private static byte[] Damage(byte[] original, Random random)
    {
        var bytes = original.ToArray();
        switch (random.Next(5))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1: // a page of another file
                var page = random.Next(bytes.Length / 4096) * 4096;
                random.NextBytes(bytes.AsSpan(page, 4096));
                return bytes;
            case 2: // a part that never reached the disk
                var from = random.Next(bytes.Length);
                bytes.AsSpan(from).Clear();
                return bytes;
            default:
                for (var flip = random.Next(1, random.Next(2, 200)); flip > 0; flip--)
                    bytes[random.Next(random.Next(4) == 0 ? 4096 : bytes.Length)] ^= (byte)(1 << random.Next(8));
                return bytes;
        }
    }

    // As "table SET column", without the keys that SQLite itself keeps numbers.
    private static IEnumerable<string> ColumnsOf(SqliteConnection file)
    {
        using var query = file.CreateCommand("""
            SELECT tables.name || ' SET ' || columns.name AS place
            FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
            WHERE tables.type = 'table' AND tables.name NOT LIKE 'page_index%'
                AND NOT (columns.pk = 1 AND columns.type = 'INTEGER' AND tables.sql NOT LIKE '%WITHOUT ROWID%')
            """);
        using var reader = query.ExecuteReader();
        while (reader.Read())
            yield return (string)reader["place"];
    }

    private static void Overwrite(string path, long at, int count)
    {
        using var file = new FileStream(path, FileMode.Open);
        file.Position = at;
        file.Write(Enumerable.Repeat((byte)0xFF, count).ToArray());
    }
}
