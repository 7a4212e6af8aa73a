using System.Collections.Immutable;
using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Tests.Storage;

/// <summary>Creates records for tests of the store, with random or given values.</summary>
/// <param name="random">The random number generator.</param>
internal sealed class TestRecords(Random random)
{
    private static readonly string[] Bits =
        ["", "a", "it's", "\"", "\\", "%", "_", "\0", "\n", "é", "日本", "👋", "\u202e", "'; DROP TABLE pages; --", " ", "\ufffd"];

    public static ConsoleAddress Console(string name) =>
        ConsoleAddress.TryParse($"https://{name}.example/", out var address)
            ? address
            : throw new ArgumentException("The name does not give a valid address.", nameof(name));

    public static PageAddress Page(string name) =>
        PageAddress.TryParse($"https://page.example/{name}", out var address)
            ? address
            : throw new ArgumentException("The name does not give a valid address.", nameof(name));

    /// <summary>Returns the record of a console that was read.</summary>
    public static ConsoleRecord Read(string name, params string[] pages) => new()
    {
        Address = Console(name),
        Final = Console(name),
        State = ConsoleState.Read,
        Listing = new ConsoleListing([Console("friend-of-" + name)], [.. pages.Select(Page)], 0, 0).After(
            ConsoleListing.Empty, DateTimeOffset.UnixEpoch),
        Validators = new Validators("\"tag\"", LastModified: null),
        Since = DateTimeOffset.UnixEpoch,
        LastRead = DateTimeOffset.UnixEpoch,
        Due = DateTimeOffset.UnixEpoch.AddHours(6),
    };

    /// <summary>Returns the record of a page that was checked.</summary>
    public static PageRecord Checked(string name) => new()
    {
        Address = Page(name),
        FirstSeen = DateTimeOffset.UnixEpoch,
        Check = new PageCheck
        {
            Verdict = Verdict.Embeddable,
            Title = "Title of " + name,
            LoadedAs = Page("other-" + name),
            IsPlain = true,
            CheckedAt = DateTimeOffset.UnixEpoch,
        },
        Due = DateTimeOffset.UnixEpoch.AddDays(7),
        Validators = new Validators("\"page\"", LastModified: null),
    };

    /// <summary>Returns all records as texts in a fixed order, for comparison.</summary>
    public static string[] Describe(CrawlMemory memory) =>
    [
        .. memory.Consoles.ToArray().Select(Describe).Order(StringComparer.Ordinal),
        .. memory.Pages.ToArray().Select(record => record.ToString()).Order(StringComparer.Ordinal),
    ];

    public static string Describe(ConsoleRecord record) =>
        $"{record with { Listing = ConsoleListing.Empty }} lists {string.Join(' ', record.Listing.Consoles)} and "
        + $"{string.Join(' ', record.Listing.Pages)} since {string.Join(' ', record.Listing.Since)}, "
            + $"{record.Listing.NotAddresses}, {record.Listing.BeyondBounds}";

    /// <summary>
    /// Returns one of a few addresses, so that records are replaced often. Sometimes it is the http form of an https address.
    /// </summary>
    public ConsoleAddress AnyConsole() =>
        ConsoleAddress.TryParse($"{(random.Next(4) == 0 ? "http" : "https")}://c{random.Next(6)}.example/", out var address)
            ? address
            : throw new InvalidOperationException();

    public PageAddress AnyPage() => Page($"{random.Next(12)}");

    public ConsoleRecord AnyConsoleRecord() => new()
    {
        Address = AnyConsole(),
        Final = AnyConsole(),
        IsAlias = AnyFlag(),
        State = Any<ConsoleState>(),
        Failure = AnyFailure(depth: 2),
        Remark = AnyFlag() ? AnyRemark() : null,
        Since = AnyTime(),
        LastRead = AnyTimeOrNull(),
        Failures = random.Next(int.MaxValue),
        Due = AnyDue(),
        Validators = new Validators(AnyText(), AnyText()),
        Listing = new ConsoleListing(
            [.. Many(AnyConsole).Distinct()], [.. Many(AnyPage).Distinct()], random.Next(int.MaxValue), random.Next(3)).After(
                ConsoleListing.Empty, AnyTime()),
    };

    public PageRecord AnyPageRecord()
    {
        var record = new PageRecord { Address = AnyPage(), FirstSeen = AnyTime(), UnlistedSince = AnyTimeOrNull() };
        if (AnyFlag())
            return record;
        return record with
        {
            Check = new PageCheck
            {
                Verdict = Any<Verdict>(),
                Failure = AnyFailure(depth: 2),
                Title = AnyText(),
                Description = AnyText(),
                Language = AnyText(),
                Feed = AnyPageOrNull(),
                Final = AnyPageOrNull(),
                LoadedAs = AnyPageOrNull(),
                IsPlain = AnyFlag(),
                CheckedAt = AnyTimeOrNull(),
                Took = new TimeSpan(random.NextInt64(long.MaxValue)),
            },
            Failures = random.Next(int.MaxValue),
            Due = AnyDue(),
            Validators = new Validators(AnyText(), AnyText()),
        };
    }

    public bool AnyFlag() => random.Next(2) == 0;

    private Failure? AnyFailure(int depth) => depth == 0 || AnyFlag()
        ? null
        : new Failure(Any<FailureKind>())
        {
            Status = AnyNumberOrNull(),
            RetryAfter = AnyFlag() ? new TimeSpan(random.NextInt64(long.MaxValue)) : null,
            Target = AnyPageOrNull(),
            Pattern = AnyText(),
            Duration = AnyFlag() ? new TimeSpan(random.NextInt64(long.MaxValue)) : null,
            Detail = AnyText(),
            Line = AnyNumberOrNull(),
            Column = AnyNumberOrNull(),
            Cause = AnyFailure(depth - 1),
        };

    private ConsoleRemark AnyRemark() => new(Any<ConsoleRemarkKind>(), random.Next(int.MaxValue))
    {
        Line = AnyNumberOrNull(),
        Column = AnyNumberOrNull(),
        Detail = AnyText(),
    };

    private int? AnyNumberOrNull() => AnyFlag() ? random.Next(int.MaxValue) : null;

    private PageAddress? AnyPageOrNull() => AnyFlag() ? AnyPage() : null;

    private DateTimeOffset AnyTime() => random.Next(4) switch
    {
        0 => DateTimeOffset.MinValue,
        1 => DateTimeOffset.MaxValue,
        _ => new DateTimeOffset(random.NextInt64(DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero),
    };

    // Returns no time far in the future, because the store changes such times to now.
    private DateTimeOffset AnyDue() => new(random.NextInt64(new DateTime(2027, 1, 1).Ticks), TimeSpan.Zero);

    private DateTimeOffset? AnyTimeOrNull() => AnyFlag() ? AnyTime() : null;

    private string? AnyText() => AnyFlag() ? string.Concat(Many(() => Bits[random.Next(Bits.Length)])) : null;

    private T Any<T>() where T : struct, Enum => random.GetItems(Enum.GetValues<T>(), 1)[0];

    private ImmutableArray<T> Many<T>(Func<T> one) => [.. Enumerable.Range(0, random.Next(6)).Select(_ => one())];
}
