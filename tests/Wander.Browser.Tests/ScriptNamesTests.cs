using System.Text.RegularExpressions;
using Wander.Browser.Tests.Browsing;

namespace Wander.Browser.Tests;

/// <summary>
/// Tests that the console's scripts do not redefine global names of the browser. A variable named <c>history</c> or
/// <c>console</c> would hide the browser's object.
/// </summary>
public sealed partial class ScriptNamesTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string AllNames =
        """
        () => {
          const names = []
          for (let object = window; object; object = Object.getPrototypeOf(object)) {
            names.push(...Object.getOwnPropertyNames(object))
          }
          return names
        }
        """;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    [Fact]
    public async Task No_script_or_variable_hides_a_name_of_the_browser()
    {
        await using var visitor = await chromium.VisitorAsync();
        var globals = (await visitor.Page.EvaluateAsync<string[]>(AllNames)).ToHashSet(StringComparer.Ordinal);

        var hidden = Directory.EnumerateFiles(Folder, "*.js", SearchOption.AllDirectories)
            .SelectMany(file => NamesIn(File.ReadAllText(file)).Prepend(Path.GetFileNameWithoutExtension(file))
                .Where(globals.Contains)
                .Select(name => $"{Path.GetRelativePath(Folder, file)}: {name}"));

        Assert.Contains("history", globals);
        Assert.Empty(hidden);
    }

    [Theory]
    [InlineData("export const history = new History(show)", "history")]
    [InlineData("const { left, top: edge, ...others } = box", "left", "edge", "others")]
    [InlineData("let [news, , told = a, timer] = ['', '', 0]", "news", "told", "timer")]
    [InlineData("for (const [id, name] of entries) show(id)", "id", "name")]
    [InlineData("export async function find (text, { page, console: address }) {}", "find", "text", "page", "address")]
    [InlineData("list.map(event => event.id).filter(([, status]) => status)", "event", "status")]
    [InlineData("class Pool {\n  pick (seen, top) {\n    if (seen) return\n  }\n}", "Pool", "seen", "top")]
    public void Every_declared_name_is_found(string script, params string[] names) => Assert.Equal(names, NamesIn(script));

    // Returns the names of declarations and of the parameters of functions, methods and arrow functions.
    private static IEnumerable<string> NamesIn(string script)
    {
        var code = Comment.Replace(script, "");
        return Declaration.Matches(code)
            .SelectMany(match => match.Groups["names"].Captures)
            .SelectMany(names => BoundNames(names.Value));
    }

    // Returns the names that a pattern binds, without property names before a colon and default values after an equals sign.
    private static IEnumerable<string> BoundNames(string pattern) =>
        from part in pattern.Split(['{', '}', '[', ']', ','])
        let name = part.Split('=')[0].Split(':')[^1].Trim(' ', '\n', '.')
        where name.Length > 0
        select name;

    [GeneratedRegex(@"/\*.*?\*/|(?<!:)//[^\n]*", RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Comment { get; }

    [GeneratedRegex(
        """
        \b(?:const|let|var)\s+(?<names>[{\[][^;]*?[}\]](?=\s*(?:=[^=>]|of\b|in\b))|[\w$]+)
        |\bclass\s+(?<names>\w+)
        |\bfunction\s*(?<names>\w*)\s*\((?<names>[^()]*)\)
        |^\s+(?!if|for|while|switch|catch|return|throw)(?:static\s|async\s|get\s|set\s)*\#?\w+\s\((?<names>[^()]*)\)\s\{
        |\((?<names>[^()]*)\)\s*=>
        |(?<![\w$.])(?<names>[\w$]+)\s*=>
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Declaration { get; }
}
