namespace Wander.Protocol.Tests.Scripts;

public class ScriptReadingTests
{
    private const string Pages = "{ pages: ['a'] }";

    [Theory]
    [InlineData("const wander = " + Pages)]
    [InlineData("export const wander = " + Pages + "; export default wander; export { wander }")]
    [InlineData("self.wander = " + Pages)]
    [InlineData("this.wander = " + Pages)]
    [InlineData("window['wander'] = " + Pages)]
    [InlineData("window.window.wander = " + Pages)]
    [InlineData("let wander; wander = " + Pages)]
    [InlineData("var a = 1, wander = " + Pages + ", b = 2")]
    [InlineData("var wander = window.wander = " + Pages)]
    [InlineData("var wander = wander || {}; wander.pages = ['a']")]
    [InlineData("window.wander ??= {}; (window.wander.pages ||= []).push('a')")]
    [InlineData("const wander = ((" + Pages + "))")]
    [InlineData("const wander = Object.freeze(Object.seal(" + Pages + "))")]
    [InlineData("const wander = Object.assign({}, { pages: ['x'] }, " + Pages + ")")]
    [InlineData("const console1 = " + Pages + "\nconst wander = console1")]
    [InlineData("label: wander = " + Pages)]
    [InlineData("\ufeff#!/usr/bin/env node\nwander = " + Pages)]
    [InlineData("w\\u0061nder = " + Pages)]
    public void Wander_is_found_in_every_form_of_declaration(string script) => Assert.Equal("a", ScriptAssert.PagesOf(script));

    [Theory]
    [InlineData("var wander = { pages: ['x'] }\nvar wander = { pages: ['a'] }")]
    [InlineData("var wander = { pages: ['a'] }\nvar wander")]
    [InlineData("wander = { pages: ['x'] }\nwindow.wander = { pages: ['a'] }")]
    [InlineData("window.wander = { pages: ['x'] }\nconst wander = { pages: ['a'] }")]
    [InlineData("let wander = { pages: ['a'] }\nself.wander = { pages: ['x'] }")]
    [InlineData("const wander = Object.freeze({ pages: ['a'] })\nwander.pages = ['x']")]
    [InlineData("const wander = { pages: ['x'], 'pages': ['a'] }")]
    public void The_value_that_a_variable_finally_has_in_a_browser_is_read(string script) =>
        Assert.Equal("a", ScriptAssert.PagesOf(script));

    [Theory]
    [InlineData("""
        const wander = { pages: ['\x61', "\u0062", `\u{63}`, '\u{1f600}', '\144'] }
        """, "a|b|c|😀|d")]
    [InlineData("""const wander = { pages: ['\'\"\`\\\/', '\b\f\n\r\t\v\0', '\q\8'] }""", "'\"`\\/|\b\f\n\r\t\v\0|q8")]
    [InlineData(
        "const wander = { pages: ['a\\\nb', \"c\\\r\nd\", `e\r\nf`, 'g\\\u2028h', 'i\u2028j'] }", "ab|cd|e\nf|gh|i\u2028j")]
    [InlineData("const wander = { pages: ['it\"s', \"it's\", `it's \"it\" $ {}`] }", "it\"s|it's|it's \"it\" $ {}")]
    [InlineData("const wander = { pages: ['a' + \"b\" + `c`, 'd' + ('e' + 'f')] }", "abc|def")]
    [InlineData("const a = 'x', n = 7; const wander = { pages: [`${a}/${ `${n}` + a }`, a + n, a + null] }", "x/7x|x7|xnull")]
    [InlineData("const wander = { pages: [`${'a', 'b'}c`] }", "bc")]
    [InlineData("let a = 'x'; a += 'y'; a = a + 'z'; const wander = { pages: [a] }", "xyz")]
    public void Strings_have_their_JavaScript_values(string script, string pages) =>
        Assert.Equal(pages, ScriptAssert.PagesOf(script));

    [Theory]
    [InlineData("const wander = { pages: [,'a',,'b',,] }", "a|b")]
    [InlineData("const l = ['a']; const wander = { pages: [...l, 'b', ...[...l, 'c']] }", "a|b|a|c")]
    [InlineData("const l = ['a']; const wander = { pages: l.concat(['b'], 'c', ...['d']) }", "a|b|c|d")]
    [InlineData("const l = ['a']; l.push('b', ...l); const wander = { pages: l }; l.push('c')", "a|b|a|c")]
    [InlineData("const pages = ['a']; const wander = { pages, consoles: pages }", "a")]
    [InlineData("const l = { all: { good: ['a', 'b'] } }; const wander = { pages: l.all['good'] }", "a|b")]
    [InlineData("const base = { pages: ['a'] }; const wander = { ...base, consoles: [] }", "a")]
    [InlineData("const base = { pages: ['x'] }; const wander = { ...base, pages: ['a'], ...null }", "a")]
    [InlineData("window.pages = ['a']; const wander = { pages: window.pages }", "a")]
    public void Lists_are_combined(string script, string pages) => Assert.Equal(pages, ScriptAssert.PagesOf(script));

    [Theory]
    [InlineData("const wander = {}; wander.pages = ['a']; wander['pages'].push('b'); wander?.pages?.push(...['c'])", "a|b|c")]
    [InlineData("var wander = { pages: ['a'] }\nwindow.wander.pages.push('b'), this['wander'].pages.push('c')", "a|b|c")]
    [InlineData(
        "wander = { pages: ['a'] }; wander.pages = [...wander.pages, 'b']; wander.pages = wander.pages.concat('c')", "a|b|c")]
    [InlineData("wander = {}; wander.pages ||= ['a']; wander.pages ||= ['x']; wander.ignore = wander.ignore ?? []", "a")]
    public void Entries_that_are_added_later_are_read(string script, string pages) =>
        Assert.Equal(pages, ScriptAssert.PagesOf(script));

    [Fact]
    public void All_JavaScript_forms_of_property_names_are_read()
    {
        var document = ScriptAssert.Clean(
            "const wander = { 'consoles': ['a'], [\"pa\" + `ges`]: ['b'], ign\\u006fre: ['c'], 'st\\x79les': ['d'], scripts: "
                + "['e'], referral: 'no' }");

        Assert.Equal(
            new WanderDocument
            {
                Consoles = ["a"],
                Pages = ["b"],
                Ignore = ["c"],
                Styles = ["d"],
                Scripts = ["e"],
                Referral = "no"
            },
            document);
    }

    [Fact]
    public void An_undefined_list_is_empty() =>
        Assert.Equal(WanderDocument.Empty, ScriptAssert.Clean("const wander = { pages: undefined, referral: undefined }"));
}
