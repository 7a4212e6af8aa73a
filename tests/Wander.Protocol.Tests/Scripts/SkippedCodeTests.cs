namespace Wander.Protocol.Tests.Scripts;

public class SkippedCodeTests
{
    [Theory]
    [InlineData("/['\"`}{)(]/g")]
    [InlineData("/[/]/.test('/') ? 1 / 2 : a[0] / /'/.exec(x).length")]
    [InlineData("`a${ `b${ '}' + {a: `}`}.a }` }c`")]
    [InlineData("function () { if (a) /'/.test(b); return /}/ }")]
    [InlineData("async (a, { b = /,/ } = {}) => a / b / c")]
    [InlineData("function* () { yield /[/]/ }")]
    [InlineData("class A extends B { static x = 1 / 2; get y() { return /'/ } #z() {} static { a = {} / 1 } }")]
    [InlineData("new Map([[1, { a: [] }]]), b: 1")]
    [InlineData("{ pages: ['x'], wander: { pages: ['x'] } }")]
    [InlineData("a++ / 2 + (b) / 2 + c[0] / 2 /* ' */ // '\n")]
    [InlineData("-1.5e-3 + 0xFFn + 1_000 + .5")]
    [InlineData("x => ({ y: [`}`] })")]
    [InlineData("(a = {}, { pages = [] }) => wander.pages.push('x')")]
    public void Values_of_unknown_properties_are_skipped(string value) =>
        Assert.Equal("a|b", ScriptAssert.PagesOf($"const wander = {{ theme: {value}, pages: ['a'] }}\nwander.pages.push('b')"));

    [Theory]
    [InlineData("get theme() { return '}' }")]
    [InlineData("async *theme() { yield 1 / 2 }")]
    [InlineData("get: 1, set: 2, async: 3, static: 4")]
    [InlineData("get() {}, set() {}, async() {}")]
    [InlineData("'quoted name'() { }, 12: 3, [Symbol.iterator]() { }, get ['x' + 1]() { }")]
    [InlineData("theme, unknown")]
    public void Unknown_methods_are_skipped(string property) =>
        Assert.Equal("a", ScriptAssert.PagesOf($"const wander = {{ {property}, pages: ['a'] }}"));

    [Theory]
    [InlineData("'use strict'")]
    [InlineData("while (true) {}")]
    [InlineData("do x()\nwhile (y)\n")]
    [InlineData("do { x() } while (y)")]
    [InlineData("for (let i = 0, j = /[)]/; i < 1; i++) { if (i) continue; else break }")]
    [InlineData("for await (const x of y) { z() }")]
    [InlineData("try { x() } catch { y() } finally { z() }")]
    [InlineData("switch (x) { case /'/: y(); default: { z() } }")]
    [InlineData("if (a) b(); else if (c) { d() } else e()")]
    [InlineData("if (a) b = 1, c = 2; else d(), e()")]
    [InlineData("const f = function () {\n  x()\n  wander = { pages: ['x'] }\n}")]
    [InlineData("function f() {}\n/'/.test(x)\nif (y) {} /'/.test(z)\n")]
    [InlineData("const f = (wander = {}) => wander, g = ([wander = 1]) => wander, h = ({ wander = 1 }) => wander")]
    [InlineData("x = { a: 1 } / 2 / (() => { return {} / 1 })\n")]
    [InlineData("async function load() { await x / 2 }")]
    [InlineData("function wanders(a = '}') { wander = { pages: ['x'] } }")]
    [InlineData("class Wander extends mixin({}) { constructor() { wander = 1 } }")]
    [InlineData("import x, { y } from './x.js'\nimport * as z from 'z' with { type: 'json' }")]
    [InlineData("import('./x.js').then(x => x)")]
    [InlineData("const { a, b: [c] } = require('x'), d = a / b")]
    [InlineData("(function () { var wander1 = { pages: ['x'] } })()")]
    [InlineData("let x = await fetch('/x')\nlet y = x\n/2/1")]
    [InlineData("export default function () { return /`/ }")]
    [InlineData("window.addEventListener('load', () => { wander.pages.push('x') })")]
    [InlineData("{ const wander = { pages: ['x'] } }")]
    [InlineData("<!-- '\nx()\n--> '")]
    public void Other_statements_are_not_run(string code)
    {
        Assert.Equal("a", ScriptAssert.PagesOf($"{code}\nvar wander = {{ pages: ['a'] }}"));
        Assert.Equal("a|b", ScriptAssert.PagesOf($"var wander = {{ pages: ['a'] }};{code}\nwander.pages.push('b')"));
    }

    [Theory]
    [InlineData("if (typeof window !== 'undefined') window.wander = wander")]
    [InlineData("if (typeof window !== 'undefined') { window.wander = { pages: ['x'] } }")]
    public void A_conditional_assignment_that_a_const_shadows_is_not_a_problem(string code) =>
        Assert.Equal("a", ScriptAssert.PagesOf($"const wander = {{ pages: ['a'] }}\n{code}"));

    [Fact]
    public void Line_breaks_end_statements_as_in_JavaScript()
    {
        Assert.Equal("ab", ScriptAssert.PagesOf("const x = 'a'\n  + 'b'\nconst wander = { pages: [x] }"));
        Assert.Equal("a", ScriptAssert.PagesOf("let x\n[0]\nconst y = x /* \n */ const wander\n= { pages:\n['a'] }"));
    }
}
