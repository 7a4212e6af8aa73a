namespace Wander.Protocol.Tests.Scripts;

public class ScriptBlockTests
{
    [Theory]
    [InlineData("{ wander = { pages: ['a'] } }")]
    [InlineData("{ var wander = { pages: ['a'] } }")]
    [InlineData("{ { const l = ['a']; window.wander = { pages: l } } }")]
    [InlineData("if (true) { window.wander = { pages: ['a'] } }")]
    [InlineData("if ('') wander = { pages: ['x'] }; else if (!0) wander = { pages: ['a'] }")]
    [InlineData("(() => { window.wander = { pages: ['a'] } })()")]
    [InlineData("(function () { wander = { pages: ['a'] } }())")]
    [InlineData("!function () { this.wander = { pages: ['a'] } }()")]
    [InlineData("(function (w, l) { w.wander = { pages: l } })(window, ['a'])")]
    [InlineData("const wander = (() => { const l = ['a']; return { pages: l } })()")]
    [InlineData("const wander = (l => ({ pages: l }))(['a'])")]
    [InlineData("function make() { return { pages: ['a'] } } const wander = make()")]
    [InlineData("(() => { window.wander = { pages: ['a'] }; if (true) { return } wander.pages = ['x'] })()")]
    public void Wander_is_found_in_blocks_and_immediately_invoked_functions(string script) =>
        Assert.Equal("a", ScriptAssert.PagesOf(script));

    [Theory]
    [InlineData("{ const wander = { pages: ['x'] } }")]
    [InlineData("{ let l = ['x']; wander.pages = ['a'] }")]
    [InlineData("(() => { const wander = { pages: ['x'] }; wander.pages.push('y') })()")]
    [InlineData("(() => { var wander = { pages: ['x'] } })()")]
    [InlineData("(function (wander) { wander = {}; if (x) wander.pages = [] })({})")]
    [InlineData("if (false) { wander.pages = ['x'] }")]
    [InlineData("if (x) { let l = []; l.push('x') }")]
    public void Local_variables_and_unreachable_code_change_nothing(string code) =>
        Assert.Equal("a", ScriptAssert.PagesOf($"var l = ['a'], wander = {{ pages: l }};\n{code}"));

    [Theory]
    [InlineData("(() => { const wander = { pages: ['a'] } })()", 16)]
    [InlineData("{ let wander = { pages: ['a'] } }", 7)]
    public void A_local_variable_named_wander_is_reported(string script, int column) =>
        ScriptAssert.None(script, 1, column, "in a function, in a block");

    [Theory]
    [InlineData("(() => { if (x) return; wander.pages = ['a'] })()", 25, "change")]
    [InlineData("(() => { if (x) { try { return } finally { } } { wander.pages.push('x') } })()", 50, "change")]
    [InlineData("if (x) throw y", 8, "Whether the code below runs")]
    [InlineData("(function () { this.wander.pages = ['x'] }).call(this)", 16, "change")]
    [InlineData("out: { if (1) break out; wander.pages = ['x'] }", 26, "change")]
    [InlineData("(function* () { wander.pages = ['x'] })()", 17, "change")]
    [InlineData("if (x) f(); function f() { wander.pages.push('x') }", 28, "change")]
    [InlineData("if (x) o.f(); var o = { f() { wander.pages.push('x') } }", 8, null)]
    [InlineData("var o = { f() { wander.pages.push('x') } }; if (x) o.f()", 17, "change")]
    [InlineData("if (x) (() => { wander.pages.push('x') })()", 17, "change")]
    [InlineData("if (x) f(wander.pages); function f(list) { list.push('x') }", 44, "change")]
    [InlineData("if (x) { const p = wander.pages; p.push('x') }", 34, "change")]
    [InlineData("Object.keys(x).forEach(key => { wander.pages.push(key) })", 33, "change")]
    [InlineData("class A { constructor() { wander.pages = [] } } new A()", 27, "change")]
    [InlineData("Array.prototype.push.apply(wander.pages, ['x'])", 28, "change")]
    [InlineData("const { pages } = wander; pages.push('x')", 27, "change")]
    [InlineData("const w = x ? wander : y; w.pages = []", 27, "change")]
    [InlineData("[wander.pages][0].push('x')", 1, "change")]
    [InlineData("const o = { l }; if (x) o.l.push('x')", 25, "change")]
    [InlineData("(() => { if (x) wander.pages.push('x') })()", 17, "change")]
    [InlineData("function f() { wander.pages.sort() } f()", 16, "change")]
    [InlineData("function f() { wander.pages.push('x') } l.forEach(f)", 16, "change")]
    [InlineData("Object.defineProperty(wander, 'pages', x)", 23, "change")]
    [InlineData("delete wander.pages", 8, "change")]
    [InlineData("with (wander) { pages = [] }", 7, "change")]
    [InlineData("throw x", 1, "stops")]
    [InlineData("l.x.y", 1, null)]
    [InlineData("undefined.x", 1, "stops")]
    [InlineData("(() => { l = z; let z })()", 14, "before it has a value")]
    [InlineData("(() => { 'use strict'; undeclared = 1 })()", 24, "not declared")]
    [InlineData("[...{}]", 5, "Expected a list after `...`")]
    public void Code_with_an_effect_known_only_at_run_time_is_a_problem(string code, int column, string? message)
    {
        var script = $"var l = ['a'], wander = {{ pages: l }};\n{code}";
        if (message is null)
            Assert.Equal("a", ScriptAssert.PagesOf(script));
        else
            ScriptAssert.Problem(script, "a", 2, column, message);
    }

    [Theory]
    [InlineData("{ __proto__: { pages: ['x'] }, pages: ['a'] }", "a")]
    [InlineData("{ __proto__: null, pages: ['a'] }", "a")]
    [InlineData("{ pages: ['x'], ['__proto__']: { pages: ['y'] }, pages: ['a'] }", "a")]
    [InlineData("Object.seal({ pages: ['a'], 1: 2, 'b c': 3 })", "a")]
    public void Objects_have_the_same_properties_as_in_a_browser(string value, string pages) =>
        Assert.Equal(pages, ScriptAssert.PagesOf($"const wander = {value}"));

    [Theory]
    [InlineData("{ pages: ['a'], __proto__: { ignore: ['x'] } }", 43)]
    [InlineData("{ pages: ['a'], __proto__: base }", 43)]
    [InlineData("Object.assign({ __proto__: { ignore: ['x'] } }, { pages: ['a'] })", 43)]
    public void An_inherited_list_is_a_problem(string value, int column) =>
        ScriptAssert.Problem($"const wander = {value}", "a", 1, column, "property");

    [Fact]
    public void A_sealed_object_gets_no_new_property() =>
        Assert.Empty(ScriptAssert.Clean("const wander = Object.seal({ pages: ['a'] }); wander.ignore = ['x']").Ignore);

    [Fact]
    public void Reading_an_object_that_may_have_changed_is_a_problem()
    {
        ScriptAssert.Problem("const o = { pages: ['a'], ...load() }\nconst wander = { pages: o.pages }", "", 2, 25, "property");
        ScriptAssert.Problem("const o = { pages: ['a'] }\nif (x) o.pages = []\nconst wander = o", "a", 2, 8, "change");
    }
}
