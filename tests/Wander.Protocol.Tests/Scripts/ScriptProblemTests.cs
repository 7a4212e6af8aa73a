using Wander.Protocol.Scripts;

namespace Wander.Protocol.Tests.Scripts;

public class ScriptProblemTests
{
    [Theory]
    [InlineData("wander = {\n  pages: ['a', load(), 'b']\n}", "a|b", 2, 16, "result of a call")]
    [InlineData("wander = { pages: ['a', x] }", "a", 1, 25, "value of this name")]
    [InlineData("wander = { pages: ['a', `x${location.host}`] }", "a", 1, 29, "value of this name")]
    [InlineData("wander = { pages: ['a', y ? 'x' : 'y'] }", "a", 1, 25, "condition")]
    [InlineData("wander = { pages: ['a', true] }", "a", 1, 25, "Expected a string")]
    [InlineData("wander = { pages: ['a', 1 + 2 + 'x'] }", "a", 1, 25, "Expected a string")]
    [InlineData("wander = { pages: ['a', { url: 'x' }] }", "a", 1, 25, "found an object")]
    [InlineData("wander = { pages: ['a', ['x']] }", "a", 1, 25, "found a list. Write `...`")]
    [InlineData("let x = 'x'; --x; wander = { pages: ['a', x] }", "a", 1, 43, "expression")]
    [InlineData("let x = 'x'; x++\nwander = { pages: ['a', x] }", "a", 2, 25, "expression")]
    [InlineData("wander = { pages: ['a', ...load()] }", "a", 1, 28, "Expected a list after `...`")]
    [InlineData("wander = { pages: ['a', -1] }", "a", 1, 25, "Expected a string")]
    [InlineData(
        "wander = { pages: ['a'], consoles() { } }", "a", 1, 26, "Expected a list of strings for `consoles`, found a function")]
    [InlineData("wander = { pages: ['a'], ignore: null }", "a", 1, 34, "Expected a list of strings for `ignore`, found")]
    [InlineData("wander = { pages: ['a'], referral: false }", "a", 1, 36, "Expected a string for `referral`, found")]
    [InlineData("wander = { pages: ['a'], [key]: ['x'] }", "a", 1, 27, "name")]
    [InlineData("wander = { pages: ['a'], ...load() }", "a", 1, 29, "Expected an object after `...`")]
    [InlineData("const l = ['a', 1]\nwander = { pages: [...l, ...l] }", "a|a", 1, 17, "Expected a string")]
    [InlineData("wander = { pages: x }\nwander.pages = ['a']\nwander.pages.push(x)", "a", 3, 19, "value of this name")]
    public void Unknown_values_are_problems_and_the_rest_is_read(
        string script, string pages, int line, int column, string message) =>
        ScriptAssert.Problem(script, pages, line, column, message);

    [Theory]
    [InlineData("if (x) wander.pages.push('x')", 8)]
    [InlineData("if (x) { } else { wander['pages'] = [] }", 19)]
    [InlineData("for (const x of y) window.wander.pages.push(x)", 20)]
    [InlineData("x && wander.pages.push('x')", 6)]
    [InlineData("load(wander = {})", 6)]
    [InlineData("['x'].forEach(x => wander.pages.push(x))", 20)]
    [InlineData("(function () { if (x) wander.ignore = ['x'] })()", 23)]
    [InlineData("(async () => { wander.ignore = ['x'] })()", 16)]
    [InlineData("(() => { wander.pages.splice(0) })()", 10)]
    [InlineData("wander.pages.sort()", 1)]
    [InlineData("wander.pages[0] = 'x'", 1)]
    [InlineData("wander.pages.length = 0", 1)]
    [InlineData("wander[x] = []", 1)]
    [InlineData("{ wander.pages.reverse() }", 3)]
    public void A_change_known_only_at_run_time_is_a_problem_at_its_position(string code, int column) =>
        ScriptAssert.Problem($"var wander = {{ pages: ['a'] }};\n{code}", "a", 2, column, "change");

    [Fact]
    public void A_possible_change_of_a_used_variable_is_a_problem()
    {
        ScriptAssert.Problem("const l = ['a']\nif (x) l.push('b')\nconst wander = { pages: l }", "a", 2, 8, "change");
        ScriptAssert.Problem("let l = ['a']\nif (x) l = []\nconst wander = { pages: l }", "", 3, 25, "change");
        Assert.Equal("a", ScriptAssert.PagesOf("const l = []\nif (x) l.push('b')\nconst wander = { pages: ['a'] }"));
    }

    [Theory]
    [InlineData("const wander = { pages: ['a'] }\nwander = { pages: ['x'] }", 1, "const")]
    [InlineData("const wander = { pages: ['a'] }\nwander.ignore.push('x')", 1, "before it has a value")]
    [InlineData("const wander = { pages: ['a'] }\nwindow.wander.pages.push('x')", 1, "before it has a value")]
    [InlineData("const wander = { pages: Object.freeze(['a']) }\nwander.pages.push('x')", 1, "frozen")]
    [InlineData("const wander = { pages: ['a'] }; const x = 'y'\n(function () { x() })()", 1, "not a function")]
    public void Code_at_which_a_browser_stops_is_a_problem(string script, int column, string message) =>
        ScriptAssert.Problem(script, "a", 2, column, message);

    [Theory]
    [InlineData("wander = {\n  pages: ['a' 'b'] }", 2, 15, "comma")]
    [InlineData("wander = { pages: ['a'; 'b'] }", 1, 23, "comma")]
    [InlineData("wander = { pages: ['a'] consoles: [] }", 1, 25, "comma")]
    [InlineData("wander = { pages ['a'] }", 1, 18, "a colon")]
    [InlineData("wander = { pages: , }", 1, 19, "Expected a value")]
    [InlineData("wander = { pages: ['a' }", 1, 24, "does not match the `[` of line 1")]
    [InlineData("wander = { pages: ['a'] }\n}", 2, 1, "no matching opening bracket")]
    [InlineData("wander = {\n  pages: [\n", 3, 1, "Close the `[` of line 2")]
    [InlineData("wander = { pages: ['a] }", 1, 20, "not closed on its line")]
    [InlineData("wander = { pages: [`a] }", 1, 20, "not closed")]
    [InlineData("wander = { pages: [] }; x = /[/", 1, 29, "regular expression")]
    [InlineData("wander = { pages: ['\\x4'] }", 1, 20, "escape")]
    [InlineData("wander = { pages: ['\\u{110000}'] }", 1, 20, "escape")]
    [InlineData("wander = { pages: [‘a’] }", 1, 20, "typographic")]
    [InlineData("const wander { pages: [] }", 1, 14, "Expected `=`")]
    [InlineData("const wander = {} export default wander", 1, 19, "Expected the end of the statement")]
    [InlineData("const wander = {}\nlet wander = {}", 2, 5, "twice")]
    [InlineData("var wander = {}\nconst wander = {}", 2, 7, "twice")]
    [InlineData("let wander = {}\nvar wander = {}", 2, 5, "twice")]
    public void A_script_that_a_browser_rejects_has_no_document(string script, int line, int column, string message) =>
        ScriptAssert.None(script, line, column, message);

    [Theory]
    [InlineData(" \n// nothing\n", 1, 1, "only white space and comments")]
    [InlineData("\n <!DOCTYPE html><title>404</title>", 1, 1, "HTML page")]
    [InlineData("<!-- cached\n by it's --> <html>", 1, 1, "HTML page")]
    [InlineData("{ \"consoles\": [\"a\"] }", 1, 1, "does not declare `wander`")]
    [InlineData("export default { pages: ['a'] }", 1, 1, "does not declare `wander`")]
    [InlineData("\nconst Wander = { pages: ['a'] }", 2, 7, "Rename it to `wander`")]
    [InlineData(
        "const wander = load({ pages: ['a'] })", 1, 16, "Expected an object as the value of `wander`. The result of a call")]
    [InlineData("const wander = ['a']", 1, 7, "not an object")]
    [InlineData("import { wander } from './x.js'", 1, 10, "another file")]
    [InlineData("const { wander } = x", 1, 9, "Expected an object as the value of `wander`")]
    [InlineData("function f() {\n  window.wander = { pages: ['a'] }\n}", 2, 3, "code that does not run")]
    public void A_missing_wander_is_explained(string script, int line, int column, string message) =>
        ScriptAssert.None(script, line, column, message);

    [Theory]
    [InlineData("\r\n", 2)]
    [InlineData("\r", 2)]
    [InlineData("\u2028", 2)]
    [InlineData("\n\r\n\r", 4)]
    public void Lines_are_counted_as_in_browsers(string lineEnd, int line) =>
        ScriptAssert.None($"// a{lineEnd}  ]", line, 3, "no matching opening bracket");

    [Fact]
    public void Problems_are_in_the_order_of_the_text()
    {
        var reading = WanderScriptReader.Read(
            "const l = [1]\nif (x) y(wander = 1)\nconst wander = { pages: [2, ...l] }\nwander.pages.push(3)");

        Assert.Equal([1, 2, 3, 4], reading.Problems.Select(problem => problem.Line));
        Assert.Equal("line 1: Expected a string, found a value without quotes.", reading.Problems[0].ToString());
    }
}
