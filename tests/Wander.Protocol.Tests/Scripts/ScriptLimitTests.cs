using Wander.Protocol.Scripts;

namespace Wander.Protocol.Tests.Scripts;

/// <summary>
/// Tests with hostile scripts of the maximum length. If the reader needed more than linear time, these tests would take
/// minutes instead of seconds.
/// </summary>
public class ScriptLimitTests
{
    private static readonly string[] Beginnings = ["", "const wander = { pages: ['a', ", "wander = { x: `${"];

    private static readonly string[] Repeated =
    [
        "[", "{", "(", "`${", "!", "a.b.", "+ '' ", "/", "/ ", "/[", "=/[", "'", "\"", "`", "\\", "/*", "/**/", "//",
        "<!--", "-->", "\n", "\r\n", " ", "a", "a ", "a\n", "1", "1,", "'a',", "[[]],", "{a:1},", "x=", "wander=",
        "wander.", "wander[", "wander={};", "wander.pages.push('x');", "wander.pages=[];", "...", "...a,", "=>", "x=>",
        "async ", "get ", "if(x)", "else ", "do ", "function(", "function f(){}", "class A{}", "class ", "const ",
        "const a=1;", "let x,", "var wander;", ",", ";", ":", "a:", "?", "?.", "a?", "a||", "\\u{", "\\u0041",
        "'\\u{0000", "`a`", "`${a}`", "\u2028", "\ufeff", "\ud800", "\0", "‘", "@", "#", "export ", "import ",
        "import a;", "return ", "new ", "typeof ", "in ", "++", "++a", "window.", "window['wander'].", "Object.freeze(",
        "[].concat(", "[].concat([]),", "({", "[a]:1,", "get a(){},", "\"\\\n\",", "for(;;)", "for(;;){", "while(x){",
        "x.map(y=>", "try{", "new A(", "switch(x){case 1:", "x&&(()=>{", "a[b].",
    ];

    public static TheoryData<string> Hostile => [.. Repeated];

    [Theory, MemberData(nameof(Hostile))]
    public void A_repeated_piece_is_read_within_limits(string piece)
    {
        foreach (var beginning in Beginnings)
            ScriptAssert.StaysWithinLimits(Fill(beginning, _ => piece, ""));
    }

    [Theory]
    [InlineData("const a0 = 'aaaaaaaaaa';", "const a{1}=a{0}+a{0};", "const wander = { pages: [a3] }")]
    [InlineData("const a0 = ['a', 'a'];", "const a{1}=[...a{0},...a{0}];", "const wander = { pages: a3 }")]
    [InlineData("const a0 = ['a', 'a'];", "const a{1}=a{0}.concat(a{0});", "const wander = { pages: a3 }")]
    [InlineData("const a0 = 'aaaaaaaaaa';", "const a{1}=`${{a{0}}}${{a{0}}}`;", "const wander = { pages: [a3] }")]
    [InlineData("let x = 'aaaaaaaaaa';", "x+=x;", "const wander = { pages: [x] }")]
    [InlineData("let x = 'aaaaaaaaaa';", "x+='a';", "const wander = { pages: [x] }")]
    [InlineData("const o = {};", "o.a{0}={{...o}};", "const wander = o")]
    [InlineData("const l = ['a'];", "l.push(...l);", "const wander = { pages: l }")]
    [InlineData("const l = [1];", "l.push(...l);", "const wander = { pages: l }")]
    public void Values_that_double_on_each_line_use_limited_memory(string first, string line, string last)
    {
        var pattern = System.Text.CompositeFormat.Parse(line);
        var script = Fill(first, i => string.Format(null, pattern, i, i + 1), last);
        var before = GC.GetAllocatedBytesForCurrentThread();

        ScriptAssert.StaysWithinLimits(script);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 128 * ScriptLimits.Characters);
    }

    public static TheoryData<string> Nesting =>
        ["[", "(", "!", "a=", "`${", "a=>", "async(", "a**", "new ", "if(a)", "else if(a);", "a?", "label:"];

    [Theory, MemberData(nameof(Nesting))]
    public void A_million_nested_levels_are_read_within_limits_on_a_stack_of_any_size(string piece)
    {
        var script = string.Concat(Enumerable.Repeat(piece, ScriptLimits.Characters / piece.Length));
        foreach (var stack in new[] { 256 * 1024, 1024 * 1024, 16 * 1024 * 1024 })
            OnStack(stack, () => ScriptAssert.StaysWithinLimits(script));
        ScriptAssert.StaysWithinLimits(script.PadRight(ScriptLimits.Characters, piece[0]));
    }

    [Theory]
    [InlineData("\n-->")] // the parser recurses for each of these comments without a limit
    [InlineData("<!--\n")]
    public void A_million_HTML_like_comments_do_not_overflow_the_stack(string comment) =>
        OnStack(256 * 1024, () => ScriptAssert.StaysWithinLimits(Fill("", _ => comment, "")));

    [Theory]
    [InlineData("const a = ''; const wander = { pages: [{0}a] }", "a+", "")]
    [InlineData("const wander = { pages: [{0}'x'] }", "''||", "x")]
    [InlineData("const wander = { pages: [{0}'x'] }", "0?1:", "x")]
    [InlineData("if(0);{0};const wander = { pages: ['x'] }", "else if(0);", "x")]
    [InlineData("let x; x = ({0}1); const wander = { pages: ['x'] }", "1,", "x")]
    [InlineData("const o = {}; o?.a{0}; const wander = { pages: ['x'] }", "?.a", "x")]
    public void Long_repetitions_are_evaluated(string script, string piece, string page)
    {
        var count = (ScriptLimits.Characters - script.Length) / piece.Length;
        if (piece == "else if(0);" || piece == "0?1:") // these nest in the syntax tree, which has a limit
            count = 100;

        Assert.Equal(page, ScriptAssert.PagesOf(
            script.Replace("{0}", string.Concat(Enumerable.Repeat(piece, count)), StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("let {0};", ",")]
    [InlineData("let {0};", ";let ")]
    [InlineData("let [{0}] = 1;", ",")]
    [InlineData("import {{0}} from 'x';", ",")]
    [InlineData("class {0}{}", "{}class ")]
    public void Too_many_names_are_rejected(string script, string separator)
    {
        var names = string.Join(separator, Enumerable.Range(0, 60_000).Select(i => $"n{i}"));

        ScriptAssert.None(script.Replace("{0}", names, StringComparison.Ordinal), 1, null, "too many names");
    }

    [Fact]
    public void A_number_of_more_than_1000_digits_is_rejected()
    {
        ScriptAssert.None($"x = {new string('7', 100_000)}n", 1, 5, "1000 digits");
        Assert.Equal("a", ScriptAssert.PagesOf($"x = {new string('7', 1000)}n; wander = {{ pages: ['a'] }}"));
    }

    [Theory]
    [InlineData("if(x){0}", "f();", "function f(){ g(); l.push('x') } function g() { f(); g(); l = [l] } var l = [];")]
    [InlineData("for(;;){0}", "f(l);", "function f(a) { for (const b of a) for (const c of b) f(c) } var l = [];")]
    [InlineData("class A {{0}}", "a(){new A()}", "")]
    [InlineData("var o = {{0}}; o.a();", "a(){o.a(),o.a()},", "")]
    public void Recursive_code_is_evaluated_within_limits(string script, string piece, string functions)
    {
        var code = Fill("", _ => piece, functions + script)[..^(functions + script).Length];

        ScriptAssert.StaysWithinLimits(script.Replace("{0}", code, StringComparison.Ordinal) + functions);
    }

    [Fact]
    public void Too_much_code_around_the_lists_is_a_problem_but_the_lists_are_read()
    {
        var code = Fill("if (x) {", _ => "y(x);", "} var wander = { pages: ['a'] }");

        var reading = WanderScriptReader.Read(code);

        Assert.Equal(["a"], reading.Document!.Pages);
        Assert.Contains("too much code", Assert.Single(reading.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("function f() { f() } f()", "nested too deeply")]
    [InlineData("function f() { g(); g() } function g() { h(); h() } function h() { i(); i() } {0}", "computes too much")]
    public void Functions_that_call_each_other_endlessly_are_rejected(string script, string message)
    {
        var calls = string.Concat(
            "ijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".Zip("jklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
            (name, next) => $"function {name}() {{ {next}(); {next}() }} "));

        var reading = WanderScriptReader.Read(script.Replace("{0}", calls + "function Z() {} f()", StringComparison.Ordinal));

        Assert.Null(reading.Document);
        Assert.Contains(message, Assert.Single(reading.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_longer_than_1_MiB_is_rejected()
    {
        var script = "const wander = { pages: ['a'] }".PadRight(ScriptLimits.Characters);

        Assert.Equal("a", ScriptAssert.PagesOf(script));
        ScriptAssert.None(script + " ", 1, 1, "1 MiB");
    }

    [Fact]
    public void At_most_64_levels_of_brackets_are_read()
    {
        const int around = 2; // { pages: [
        Assert.Equal("a", ScriptAssert.PagesOf(Nested(ScriptLimits.Depth - around)));
        ScriptAssert.None(Nested(ScriptLimits.Depth - around + 1), 1, 20 + ScriptLimits.Depth - around, "64");

        static string Nested(int depth) => $"wander = {{ pages: [{new string('(', depth)}'a'{new string(')', depth)}] }}";
    }

    [Theory]
    [InlineData("(a=", ")")]
    [InlineData("l.push(a=", ")")]
    [InlineData("Object.assign({}, a=", ")")]
    [InlineData("{ pages: a=", "}")]
    [InlineData("''+`${a=", "}`")]
    public void The_deepest_script_fits_on_a_small_stack(string open, string close)
    {
        const int count = ScriptLimits.Depth / 2;
        var (before, after) = (string.Concat(Enumerable.Repeat(open, count)), string.Concat(Enumerable.Repeat(close, count)));
        var script = $"const l = []; l.push({before}'a'{after})";

        OnStack(512 * 1024, () => ScriptAssert.StaysWithinLimits(script));
    }

    [Fact]
    public void At_most_64_assignments_in_a_row_are_read()
    {
        Assert.Equal("a", ScriptAssert.PagesOf(InARow(ScriptLimits.Depth - 1)));
        ScriptAssert.None(InARow(ScriptLimits.Depth), 1, 136, "64");

        static string InARow(int count) => $"wander ={string.Concat(Enumerable.Repeat("a=", count))}{{ pages: ['a'] }}";
    }

    [Theory]
    [InlineData("wander = { pages: [{0}] }")]
    [InlineData("wander = { pages: [] }; wander.pages.push({0})")]
    [InlineData("const l = [{0}]; wander = { pages: [...l] }")]
    [InlineData("const l = ['b']; wander = { pages: [].concat([{0}]) }")]
    public void The_first_20000_entries_of_a_list_are_read(string script)
    {
        var full = WanderScriptReader.Read(With(ScriptLimits.Entries));
        var over = WanderScriptReader.Read(With(ScriptLimits.Entries + 100));

        Assert.Empty(full.Problems);
        Assert.Equal(full.Document, over.Document);
        Assert.Equal(ScriptLimits.Entries, over.Document?.Pages.Length);
        Assert.Contains("20,000", Assert.Single(over.Problems).Message, StringComparison.Ordinal);

        string With(int count) =>
            script.Replace("{0}", string.Join(',', Enumerable.Range(0, count).Select(i => $"'{i}'")), StringComparison.Ordinal);
    }

    [Fact]
    public void At_most_100_problems_are_reported()
    {
        var reading = WanderScriptReader.Read($"wander = {{ pages: [{string.Join(",\n", Enumerable.Range(0, 1000))}] }}");

        Assert.Equal(Enumerable.Range(1, ScriptLimits.Problems), reading.Problems.Select(problem => problem.Line));
    }

    [Fact]
    public void Reading_allocates_at_most_five_times_the_memory_of_the_result()
    {
        var addresses = Enumerable.Range(0, 2000).Select(i => $"https://page-{i}.example/about/");
        var script = "// Mine\nconst wander = {\n  pages: [\n" +
            string.Concat(addresses.Select(address => $"    '{address}', // 'nice'\n"))
                + "  ],\n  theme: { a: /'/, b: () => ['x'] },\n}\n";
        var kept = ScriptAssert.Clean(script).Pages.Sum(page => 24 + (2 * page.Length) + IntPtr.Size);
        var before = GC.GetAllocatedBytesForCurrentThread();

        _ = WanderScriptReader.Read(script);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, kept * 5);
    }

    private static void OnStack(int bytes, Action action)
    {
        var failure = default(Exception);
        var thread = new Thread(() => failure = Record.Exception(action), bytes);
        thread.Start(); // a stack overflow would terminate the process
        thread.Join();
        Assert.Null(failure);
    }

    private static string Fill(string first, Func<int, string> piece, string last)
    {
        var script = new System.Text.StringBuilder(first, ScriptLimits.Characters);
        for (var i = 0; ; i++)
        {
            var next = piece(i);
            if (script.Length + next.Length + last.Length > ScriptLimits.Characters)
                return script.Append(last).ToString();
            script.Append(next);
        }
    }
}
