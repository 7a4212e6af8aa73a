using FsCheck;
using FsCheck.Fluent;

namespace Wander.Protocol.Tests.Scripts;

/// <summary>Generates scripts for tests that compare the results of the reader and of Node.</summary>
internal static class GeneratedScripts
{
    private const string Variables =
        "var a = 'x', b = '', l = ['q']; let m = [], o = {}, p = { pages: ['z'], referral: 'no' };\n";

    private static readonly Gen<string> Declarations =
        Gen.Elements("const wander = ", "let wander = ", "var wander = ", "window.wander = ", "self['wander'] = ",
            "this.wander = ", "wander = ");

    private static readonly Gen<string> ListNames = Gen.Elements("pages", "consoles", "ignore");

    private const string Unknown =
        """
        function yes() { return Math.max(1) === 1 } function no() { return !yes() } function later() { }
        function add(list) { list.push('d') } function set() { wander.consoles = ['d'] }
        class Adder { constructor() { l.push('e') } }
        var a = 'x', b = '', l = ['q'], m = [], q = [], o = { l, f(list) { list.push('f') } }, p = { pages: ['z'] };

        """;

    // Statements that change a list or an object through any of its names.
    private static readonly Gen<string> Changes = Gen.Elements(
        "wander.pages.push('c');", "window.wander.pages = ['c'];", "l.push('c');", "l = ['c'];", "q.push('c');", "q = l;",
        "q = wander.pages;", "o.l = l;", "o.l.push('c');", "o.f(q);", "p.pages = l;", "add(l);", "add(q);",
        "add(wander.pages);", "set();", "new Adder();", "[l, m].forEach(add);", "['c'].forEach(x => l.push(x));",
        "Array.prototype.push.apply(l, ['c']);", "Object.assign(wander, { ignore: ['c'] });", "m.sort();",
        "wander.ignore = q;", "const { pages } = wander; pages.push('c');", "const r = q; r.push('c');",
        "delete wander.ignore;", "o = p;", "(list => { list.push('c') })(l);", "add.call(null, l);",
        "for (const x of [l, q]) x.push('c');", "if (b) return;", "wander = p;", "a = 'c';",
        "Object.values(wander).forEach(x => x.push?.('c'));", "l.reverse().push('c');", "[q][0].push('c');",
        "((x = q) => x.push('c'))();", "Object.defineProperty(p, 'pages', { value: l });", "var { length: a } = l;",
        "[q] = [l];", "this.wander.pages.unshift('c');");

    // Code around changes, with conditions that only Node can evaluate.
    private static readonly Gen<string> Uncertain = Gen.Elements(
        "{0}", "if (yes()) {{ {0} }}", "if (no()) {{ {0} }} else {{ {0} }}", "for (let i = 0; i < 2; i++) {{ {0} }}",
        "for (const x of ['y', 'z']) {{ {0} }}", "try {{ {0} }} catch {{ }}", "switch (1) {{ case 1: {0} }}",
        "yes() && (() => {{ {0} }})();", "[1, 2].forEach(() => {{ {0} }});", "(function () {{ {0} }})();",
        "(async () => {{ {0} }})();", "{{ let q = m; {0} }}", "out: {{ {0} break out; }}",
        "(() => {{ if (yes()) return; {0} }})();", "function run(f) {{ f() }} run(() => {{ {0} }});",
        "q = yes() ? l : m; {0}", "do {{ {0} }} while (no());", "later(() => {{ {0} }});", "o.g = () => {{ {0} }};");

    /// <summary>Scripts that change their lists in code that the reader cannot evaluate completely.</summary>
    public static Gen<string> Unclear =>
        from declaration in Declarations
        from first in Uncertainties
        from second in Uncertainties
        select Unknown + $"{declaration}{{ pages: l, ignore: o.l, consoles: m }};\n{first}\n{second}";

    private static Gen<string> Uncertainties =>
        from code in Uncertain
        from outer in Uncertain
        from changes in Changes.ListOf(3)
        let inner = string.Format(null, System.Text.CompositeFormat.Parse(code), string.Join(' ', changes))
        select "(() => { " + string.Format(null, System.Text.CompositeFormat.Parse(outer), inner) + " })();";

    /// <summary>
    /// Scripts that the reader must evaluate completely: all supported constructs in any order and nesting.
    /// </summary>
    public static Gen<string> All =>
        from strict in Gen.Frequency((9, Gen.Constant("")), (1, Gen.Constant("'use strict';\n")))
        from declaration in Declarations
        from value in Objects(3)
        from before in Statements(1)
        from after in Statements(3)
        select $"{strict}{Variables}{before}{declaration}{value};\n{after}";

    private static Gen<string> Texts(int depth) => depth == 0
        ? Gen.Elements("'a'", "\"b\"", "`c`", "a", "b", "'\\x64\\u{65}'", "p.referral", "''")
        : Gen.OneOf(
            Texts(0),
            from left in Texts(depth - 1) from right in Texts(depth - 1) select $"{left} + '.' + {right}",
            from left in Texts(depth - 1)
            from right in Gen.Elements(
                "7", "null", "true", "undefined")
            select $"('-' + {left} + {right})",
            from inner in Texts(depth - 1) select $"`<${{{inner}}}>`",
            from test in Tests from left in Texts(depth - 1) from right in Texts(depth - 1) select $"({test} ? {left} : {right})",
            from left in Texts(depth - 1)
            from right in Texts(depth - 1)
            from o in Gen.Elements(
                "||", "&&", "??")
            select $"({left} {o} {right})",
            from inner in Texts(depth - 1) select $"(a = {inner})",
            from inner in Texts(depth - 1) select $"(x => x + '.' + {inner})({inner})");

    private static Gen<string> Lists(int depth) => depth == 0
        ? Gen.Elements("l", "m", "[]", "['k']", "(p.pages || [])", "[...m, 'n']")
        : Gen.OneOf(
            Lists(0),
            from first in Texts(depth - 1) from rest in Lists(depth - 1) select $"[{first},, ...{rest}, ...l]",
            from list in Lists(depth - 1)
            from text in Texts(depth - 1)
            from other in Lists(
                depth - 1)
            select $"{list}.concat({text}, {other})",
            from list in Lists(depth - 1) select $"Object.freeze({list})",
            from list in Lists(depth - 1) select $"(l = {list})",
            from list in Lists(depth - 1) select $"(function () {{ return {list} }})()");

    private static Gen<string> Objects(int depth) => depth == 0
        ? Gen.Elements("o", "p", "{}", "{ pages: l }", "{ pages: [], consoles: m }")
        : Gen.OneOf(
            Objects(0),
            from pages in Lists(depth - 1)
            from referral in Texts(
                depth - 1)
            select $"{{ 'pages': {pages}, ['re' + 'ferral']: {referral} }}",
            from inner in Objects(depth - 1)
            from name in ListNames
            from list in Lists(
                depth - 1)
            select $"{{ ...{inner}, {name}: {list} }}",
            from name in ListNames
            from list in Lists(depth - 1)
            from inner in Objects(
                depth - 1)
            select $"{{ {name}: {list}, ...{inner} }}",
            from f in Gen.Elements("freeze", "seal", "preventExtensions")
            from inner in Objects(
                depth - 1)
            select $"Object.{f}({inner})",
            from one in Objects(depth - 1) from two in Objects(depth - 1) select $"Object.assign({{}}, {one}, null, {two})",
            from inner in Objects(depth - 1) select $"(o = p = {inner})");

    private static Gen<string> Tests =>
        Gen.Elements("true", "false", "a", "b", "!a", "!b", "null", "undefined", "0", "o", "p.ignore", "void 0");

    private static Gen<string> Statements(int depth) =>
        from count in Gen.Choose(0, 4)
        from statements in Statement(depth).ListOf(count)
        select string.Concat(statements);

    private static Gen<string> Statement(int depth)
    {
        var target = Gen.Elements("wander", "window.wander", "o", "p", "this.wander", "globalThis?.wander");
        var simple = Gen.OneOf(
            from text in Texts(2) from o in Gen.Elements("=", "+= '' +", "||=", "??=", "&&=") select $"a {o} {text};\n",
            from list in Gen.Elements("l", "m")
            from text in Texts(2)
            from rest in Lists(
                1)
            select $"{list}.push({text}, ...{rest});\n",
            from list in Gen.Elements("l", "m") from value in Lists(2) select $"{list} = {value};\n",
            from name in Gen.Elements("o", "p", "wander", "window.wander") from value in Objects(2) select $"{name} = {value};\n",
            from owner in Gen.Elements("wander", "window.wander", "o", "p", "this.wander")
            from name in ListNames
            from o in Gen.Elements("=", "||=", "??=")
            from list in Lists(2)
            select $"{owner}.{name} {o} {list};\n",
            from owner in target from name in ListNames from text in Texts(1) select $"{owner}?.{name}?.push({text});\n",
            from owner in Gen.Elements("wander", "o", "p") from text in Texts(1) select $"{owner}['referral'] = {text};\n");
        if (depth == 0)
            return simple;
        var inner = Statements(depth - 1);
        return Gen.Frequency(
            (6, simple),
            (1, from body in inner select $"{{ {body} }}\n"),
            (1, from local in Locals from body in inner select $"{{ {local} {body} }}\n"),
            (1, from test in Tests from yes in inner from no in inner select $"if ({test}) {{ {yes} }} else {{ {no} }}\n"),
            (1, from test in Tests from yes in simple from no in simple select $"if ({test}) {yes} else {no}"),
            (1, from body in inner from more in inner select $";(() => {{ {body} if (a) return; {more} }})();\n"),
            (1, from local in Locals from body in inner select $";(function () {{ {body} {local} }})();\n"),
            (1, from body in inner
                from text in Texts(1)
                from list in Lists(
                1)
                select $"!function (a, l) {{ {body} }}({text}, {list});\n"),
            (1, from body in inner select $"function f{depth}(b) {{ {body} }} f{depth}('f'); f{depth}();\n"),
            (1, from body in simple select $"out: {body}"));
    }

    private static Gen<string> Locals => Gen.Elements(
        "const l = ['local'];", "let a = 'local';", "var a = 'var';", "var o;", "var l = ['var'];",
            "const wander = { pages: ['local'] };",
        "var wander = { pages: ['var'] };", "let o = { ignore: l };");
}
