using System.Text;
using FsCheck.Fluent;
using Wander.Importing;

namespace Wander.Tests.Importing;

public class NetworkFileImportTests
{
    private static ImportReading Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    private static ImportReading Read(byte[] json) => NetworkFileImport.Read(new ImportContent("list.json", json));

    private static string[] Consoles(ImportReading reading) =>
        [.. reading.Document!.Consoles!.Entries.Select(console => console.Value)];

    private static string Problem(ImportReading reading) => Assert.Single(reading.Problems).ToString();

    [Fact]
    public void The_list_of_the_real_network_is_read_in_order()
    {
        var real = RealNetwork.Read();

        var reading = Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "network", "wcn-2026-05-15.json")));

        Assert.Empty(reading.Problems);
        Assert.Equal(real.Consoles.Keys, Consoles(reading));
        Assert.Equal("list.json, dated 2026-05-15 03:59:32 +0000", reading.Document!.Source);
    }

    [Fact]
    public void Entries_that_are_not_web_addresses_are_reported_together()
    {
        var reading = Read("""
            {"consoles": {"file:///home/me/wander/": {}, "https://a.example/": {},
              "javascript:alert(1)": {}, "": {}, "no address": {}}}
            """);

        Assert.Equal(["https://a.example/"], Consoles(reading));
        Assert.Equal(
            "list.json: Left out: 4 entries that are not http or https addresses, for example `file:///home/me/wander/`.",
            Problem(reading));
    }

    [Theory]
    [InlineData("\"nonsense\": {}", "list.json: Left out: `nonsense`, which is not an http or https address.")]
    [InlineData("\"https://a.example/\": {}, \"https://a.example\": {}",
        "list.json: warning: Left out: `https://a.example`, which is a duplicate.")]
    public void A_single_entry_that_is_left_out_is_named(string entries, string problem) =>
        Assert.Equal(problem, Problem(Read($"{{\"consoles\": {{{entries}}}}}")));

    [Fact]
    public void Duplicate_entries_are_reported_together()
    {
        var reading = Read("""
            {"consoles": {"https://a.example/": {}, "https://a.example": 1,
              "http://A.example/wander.js": [], "https://b.example/": null}}
            """);

        Assert.Equal(["https://a.example/", "https://b.example/"], Consoles(reading));
        Assert.Equal(
            "list.json: warning: Left out: 2 duplicates, for example `https://a.example`.",
            Problem(reading));
    }

    [Theory]
    [InlineData("""{"consoles": {}}""")]
    [InlineData("""{"pages": {"https://x.example/": {}}, "consoles": {}, "date": 5}""")]
    [InlineData("""{"date": "soon\n- evil: yes", "consoles": {}, "more": [[[{}]]]}""")]
    [InlineData("\ufeff{\"consoles\":{}}")]
    public void An_empty_list_with_other_properties_is_valid(string json)
    {
        var reading = Read(json);

        Assert.Empty(Consoles(reading));
        Assert.Empty(reading.Problems);
        Assert.Equal("list.json", reading.Document!.Source);
    }

    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("const wander = {}", "not valid JSON, or is nested too deeply (line 1, byte 1).")]
    [InlineData("{\"consoles\": {\n  \"https://a.example/\": {},,", "line 2, byte 28")]
    [InlineData("{\"consoles\": {}} {}", "line 1, byte 18")]
    [InlineData("{\"consoles\": {\"https://a.example/\": {}}", "not valid JSON")]
    [InlineData("{}", "not a network file")]
    [InlineData("[{\"consoles\": {}}]", "not a network file")]
    [InlineData("5", "not a network file")]
    [InlineData("null", "not a network file")]
    [InlineData("{\"consoles\": [\"https://a.example/\"]}", "not a network file")]
    [InlineData("{\"x\": {\"consoles\": {}}}", "not a network file")]
    public void A_file_without_consoles_is_reported(string text, string message)
    {
        var reading = Read(text);

        Assert.Null(reading.Document);
        Assert.Contains(message, Problem(reading), StringComparison.Ordinal);
    }

    [Fact]
    public void Deeply_nested_json_is_rejected() =>
        Assert.Null(Read(
            "{\"consoles\": {\"https://a.example/\": " + new string('[', 100_000) + new string(']', 100_000) + "}}").Document);

    [Theory]
    [InlineData("{\"\\ud800\": 1, \"consoles\": {\"\\ud800\": {}, \"https://a.example/\": {}}}")]
    [InlineData("{\"date\": \"\\udc00\", \"consoles\": {\"https://\\ud800.example/\": {}, \"https://a.example/\": {}}}")]
    public void A_lone_surrogate_does_not_affect_other_entries(string json) =>
        Assert.Equal(["https://a.example/"], Consoles(Read(json)));

    [Fact]
    public void Invalid_UTF8_does_not_affect_other_entries()
    {
        byte[] bytes = [.. "{\"consoles\": {\"https://"u8, 0xff, 0xfe, .. ".example/\": {}, \"https://a.example/\": {}}}"u8];

        Assert.Equal(["https://a.example/"], Consoles(Read(bytes)));
    }

    [Fact]
    public void Any_bytes_are_imported_or_reported() => Property.Holds<byte[]>(bytes => Assert.NotNull(Read(bytes ?? [])));

    [Fact]
    public void Any_fragments_of_json_are_imported_or_reported()
    {
        string[] pieces = ["{", "}", "[", "]", ",", ":", "\"consoles\"", "\"date\"", "\"https://a.example/\"", "\"\\ud800\"", "1",
            "null", " ", "\n"];
        Property.Holds(
            Gen.Elements(pieces).ListOf().Select(string.Concat).ToArbitrary(), text => Assert.NotNull(Read(text)), times: 2000);
    }
}
