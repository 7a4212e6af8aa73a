using Wander.Protocol.Scripts;

namespace Wander.Protocol.Tests.Scripts;

public class ScriptCommentTests
{
    [Fact]
    public void Comments_have_a_place_and_a_text()
    {
        var reading = WanderScriptReader.ReadWithPlaces(
            "// Mine\nconst wander = { pages: [\n  'https://a.example/', // I like it\n  /* two\n lines */ "
                + "'https://b.example/', '// no comment'\n] }\n<!-- old");

        Assert.Equal(
            [
                new(new TextPlace(1, 1), "Mine", IsBlock: false),
                new(new TextPlace(3, 25), "I like it", IsBlock: false),
                new(new TextPlace(4, 3), "two\n lines", IsBlock: true),
                new(new TextPlace(7, 1), "old", IsBlock: false),
            ],
            reading.Comments);
    }

    [Fact]
    public void Comments_of_a_module_are_returned_once() =>
        Assert.Equal("a", Assert.Single(WanderScriptReader.ReadWithPlaces("/*a*/ export const wander = {}").Comments).Text);

    [Theory]
    [InlineData("// a\nnothing")]
    [InlineData("// a\nconst wander = {")]
    public void A_script_without_a_document_has_no_comments(string script) =>
        Assert.Empty(WanderScriptReader.ReadWithPlaces(script).Comments);

    [Fact]
    public void Read_returns_no_comments() =>
        Assert.Empty(WanderScriptReader.Read("wander = {} // a").Comments);

    [Fact]
    public void The_first_20000_comments_are_returned()
    {
        var reading = WanderScriptReader.ReadWithPlaces(
            "wander = {}" + string.Concat(Enumerable.Range(0, 30_000).Select(i => $"//{i}\n")));

        Assert.Equal(20_000, reading.Comments.Length);
        Assert.Equal(new ScriptComment(new TextPlace(20_000, 1), "19999", IsBlock: false), reading.Comments[^1]);
    }
}
