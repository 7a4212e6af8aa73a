using Wander.Protocol.Scripts;

namespace Wander.Protocol.Tests.Scripts;

public class DocumentPlacesTests
{
    private static DocumentPlaces Places(string script) => WanderScriptReader.ReadWithPlaces(script).Places!;

    [Fact]
    public void Entries_have_line_and_column()
    {
        var places = Places(
            "const wander = {\n  pages: [\n    'https://a.example/',\r\n    'https://b.example/', \"https://c.example/\",\n  "
            + "],\n  referral: 'no',\n}");

        Assert.Equal(new TextPlace(2, 10), places.Pages.List);
        Assert.Equal([new(3, 5), new(4, 5), new(4, 27)], places.Pages.Entries);
        Assert.Equal(new TextPlace(6, 13), places.Referral);
        Assert.Null(places.Consoles.List);
        Assert.Empty(places.Consoles.Entries);
    }

    [Fact]
    public void An_entry_from_another_list_has_its_original_place()
    {
        var places = Places(
            "const friends = ['https://a.example/']\nconst wander = { consoles: [\n'https://b.example/', ...friends] "
            + "}\nwander.consoles.push(\n 'https://c.example/')");

        Assert.Equal(new TextPlace(2, 28), places.Consoles.List);
        Assert.Equal([new(3, 1), new(1, 18), new(5, 2)], places.Consoles.Entries);
    }

    [Fact]
    public void Rejected_entries_have_no_place()
    {
        var reading = WanderScriptReader.ReadWithPlaces(
            "wander = { ignore: [5,\n'x', f(),\n'y'], scripts: 'z', styles: undefined, referral: 5 }");

        Assert.Equal(["x", "y"], reading.Document!.Ignore);
        Assert.Equal([new(2, 1), new(3, 1)], reading.Places!.Ignore.Entries);
        Assert.Null(reading.Places.Scripts.List);
        Assert.Null(reading.Places.Styles.List);
        Assert.Null(reading.Places.Referral);
    }

    [Fact]
    public void A_list_of_maximum_length_has_places()
    {
        var script = "wander = { pages: [\n" + string.Concat(Enumerable.Range(0, ScriptLimits.Entries).Select(i => $"'p{i}',\n"))
            + "] }";

        var reading = WanderScriptReader.ReadWithPlaces(script);

        Assert.Equal(ScriptLimits.Entries, reading.Document!.Pages.Length);
        Assert.Equal(Enumerable.Range(2, ScriptLimits.Entries), reading.Places!.Pages.Entries.Select(place => place.Line));
    }

    [Theory]
    [InlineData("const wander = { pages: ['https://a.example/'")]
    [InlineData("nothing")]
    public void A_script_without_a_document_has_no_places(string script) =>
        Assert.Null(WanderScriptReader.ReadWithPlaces(script).Places);

    [Fact]
    public void Read_returns_no_places() => Assert.Null(WanderScriptReader.Read("wander = { pages: ['x'] }").Places);

    [Fact]
    public void Each_entry_has_a_place_in_any_written_script() => Property.Holds<string[]>(texts =>
    {
        var script = WanderScriptWriter.Write(
            new WanderDocument { Consoles = [.. (texts ?? []).Select(text => text ?? "")], Pages = ["x"] });

        var reading = WanderScriptReader.ReadWithPlaces(script);

        Assert.Equal(reading.Document!.Consoles.Length, reading.Places!.Consoles.Entries.Length);
        Assert.Equal(reading.Document.Pages.Length, reading.Places.Pages.Entries.Length);
    });
}
