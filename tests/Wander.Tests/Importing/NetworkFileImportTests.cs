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
    public void The_networks_own_list_is_read_in_its_order()
    {
        var real = RealNetwork.Read();

        var reading = Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "network", "wcn-2026-05-15.json")));

        Assert.Empty(reading.Problems);
        Assert.Equal(real.Consoles.Keys, Consoles(reading));
        Assert.Equal("list.json of 2026-05-15 03:59:32 +0000", reading.Document!.Source);
    }

    [Fact]
    public void What_is_no_address_of_the_web_is_told_once_with_its_number()
    {
        var reading = Read("""
            {"consoles": {"file:///home/me/wander/": {}, "https://a.example/": {},
              "javascript:alert(1)": {}, "": {}, "no address": {}}}
            """);

        Assert.Equal(["https://a.example/"], Consoles(reading));
        Assert.Equal(
            "list.json: 4 left out, which are no addresses of the web (only http and https are): `file:///home/me/wander/` "
                + "and others",
            Problem(reading));
    }

    [Fact]
    public void What_is_there_twice_is_told_once_with_its_number()
    {
        var reading = Read("""
            {"consoles": {"https://a.example/": {}, "https://a.example": 1,
              "http://A.example/wander.js": [], "https://b.example/": null}}
            """);

        Assert.Equal(["https://a.example/", "https://b.example/"], Consoles(reading));
        Assert.Equal(
            "list.json: warning: 2 left out, which are there before, maybe written in another way: `https://a.example` "
                + "and others",
            Problem(reading));
    }

    [Theory]
    [InlineData("""{"consoles": {}}""")]
    [InlineData("""{"pages": {"https://x.example/": {}}, "consoles": {}, "date": 5}""")]
    [InlineData("""{"date": "soon\n- evil: yes", "consoles": {}, "more": [[[{}]]]}""")]
    [InlineData("\ufeff{\"consoles\":{}}")]
    public void A_list_may_be_empty_and_say_more_than_we_need(string json)
    {
        var reading = Read(json);

        Assert.Empty(Consoles(reading));
        Assert.Empty(reading.Problems);
        Assert.Equal("list.json", reading.Document!.Source);
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("const wander = {}", "no JSON, or nested too deep: line 1, byte 1")]
    [InlineData("{\"consoles\": {\n  \"https://a.example/\": {},,", "line 2, byte 28")]
    [InlineData("{\"consoles\": {}} {}", "line 1, byte 18")]
    [InlineData("{\"consoles\": {\"https://a.example/\": {}}", "no JSON")]
    [InlineData("{}", "no list of a network")]
    [InlineData("[{\"consoles\": {}}]", "no list of a network")]
    [InlineData("5", "no list of a network")]
    [InlineData("null", "no list of a network")]
    [InlineData("{\"consoles\": [\"https://a.example/\"]}", "no list of a network")]
    [InlineData("{\"x\": {\"consoles\": {}}}", "no list of a network")]
    public void What_is_no_such_list_is_told_in_words(string text, string words)
    {
        var reading = Read(text);

        Assert.Null(reading.Document);
        Assert.Contains(words, Problem(reading), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_not_nested_without_end() =>
        Assert.Null(Read(
            "{\"consoles\": {\"https://a.example/\": " + new string('[', 100_000) + new string(']', 100_000) + "}}").Document);

    [Theory]
    [InlineData("{\"\\ud800\": 1, \"consoles\": {\"\\ud800\": {}, \"https://a.example/\": {}}}")]
    [InlineData("{\"date\": \"\\udc00\", \"consoles\": {\"https://\\ud800.example/\": {}, \"https://a.example/\": {}}}")]
    public void Half_a_character_costs_nobody_else(string json) => Assert.Equal(["https://a.example/"], Consoles(Read(json)));

    [Fact]
    public void Bytes_that_are_no_text_cost_nobody_else()
    {
        byte[] bytes = [.. "{\"consoles\": {\"https://"u8, 0xff, 0xfe, .. ".example/\": {}, \"https://a.example/\": {}}}"u8];

        Assert.Equal(["https://a.example/"], Consoles(Read(bytes)));
    }

    [Fact]
    public void Any_bytes_are_a_list_or_none() => Property.Holds<byte[]>(bytes => Assert.NotNull(Read(bytes ?? [])));

    [Fact]
    public void Any_pieces_of_JSON_are_a_list_or_none()
    {
        string[] pieces = ["{", "}", "[", "]", ",", ":", "\"consoles\"", "\"date\"", "\"https://a.example/\"", "\"\\ud800\"", "1",
            "null", " ", "\n"];
        Property.Holds(
            Gen.Elements(pieces).ListOf().Select(string.Concat).ToArbitrary(), text => Assert.NotNull(Read(text)), times: 2000);
    }
}
