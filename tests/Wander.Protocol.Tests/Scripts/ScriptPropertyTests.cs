using FsCheck.Fluent;
using Wander.Protocol.Scripts;
using Property = Wander.Testing.Property;

namespace Wander.Protocol.Tests.Scripts;

public class ScriptPropertyTests
{
    private static readonly string[] Fragments =
    [
        "const ", "let ", "var ", "wander", " = ", "{", "}", "[", "]", "(", ")", "'", "\"", "`", "${", ",", ";", ":", ".",
        "...", "?.", "?", "=>", "+", "++", "-", "/", "*", "||", "??", "=", "==", "!", "<", "<!--", "-->", "//", "/*",
        "*/", "\\", "\n", "\r\n", "\u2028", "pages", "consoles", "ignore", "referral", "window", ".push(", ".concat(",
        "Object.freeze(", "Object.assign(", "'a'", "`b`", "1", "0x", "1e", "/x/", "/[", "a", "b", "get ", "set ",
        "async ", "function ", "class ", "if (", "else ", "for (", "while (", "do ", "try ", "return ", "import ",
        "export ", "new ", "typeof ", "yield ", "\\u0061", "\\u{61}", "\\x6", "\\", "\0", "\ud800", "\udc00", "é",
        "\ufeff", "#", "@", "__proto__", "undefined", "null", "const wander = { pages: ['a'] }", "wander.pages = ",
        "const l = ['x']\n", "...l", "<html>",
    ];

    private static readonly string[] Valid =
        [.. Vectors.Read<ScriptVectorTests.Case>("scripts.json").Select(vector => vector.Script)];

    public sealed record Change(int At, int Removed, string Inserted);

    [Fact]
    public void Any_text_is_read_within_limits() => Property.Holds<string>(text =>
    {
        ScriptAssert.StaysWithinLimits(text ?? "");
        ScriptAssert.StaysWithinLimits("const wander = { pages: [" + text);
        ScriptAssert.StaysWithinLimits("const wander = { pages: ['" + text + "'] }");
    });

    [Fact]
    public void Any_sequence_of_fragments_is_read_within_limits() =>
        Property.Holds(
            Gen.Elements(Fragments).ListOf().Select(string.Concat).ToArbitrary(), ScriptAssert.StaysWithinLimits, times: 5000);

    [Fact]
    public void Any_changed_script_is_read_within_limits()
    {
        var changes = from at in Gen.Choose(0, 200)
                      from removed in Gen.Choose(0, 20)
                      from inserted in Gen.Elements(Fragments)
                      select new Change(at, removed, inserted);
        var scripts = from script in Gen.Elements(Valid)
                      from made in changes.ListOf()
                      select made.Take(3).Aggregate(script, Apply);
        Property.Holds(scripts.ToArbitrary(), ScriptAssert.StaysWithinLimits, times: 5000);
    }

    [Fact]
    public void Any_truncated_script_is_read_within_limits()
    {
        foreach (var script in Valid)
        {
            for (var length = 0; length < script.Length; length++)
                ScriptAssert.StaysWithinLimits(script[..length]);
        }
    }

    [Fact]
    public void The_content_of_a_string_does_not_affect_the_code_around_it() => Property.Holds<string>(text =>
    {
        var written = WanderScriptWriter.Write(new WanderDocument { Consoles = [text ?? ""] });

        var document = ScriptAssert.Clean(written + "wander.pages.push('a')");

        Assert.Equal(text ?? "", Assert.Single(document.Consoles));
        Assert.Equal("a", Assert.Single(document.Pages));
    });

    private static string Apply(string script, Change change)
    {
        var at = Math.Min(change.At, script.Length);
        return script.Remove(at, Math.Min(change.Removed, script.Length - at)).Insert(at, change.Inserted);
    }
}
