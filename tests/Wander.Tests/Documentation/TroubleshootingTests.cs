using System.Net;
using System.Text.RegularExpressions;

namespace Wander.Tests.Documentation;

/// <summary>Looks up the messages of the chapter about troubleshooting in the source code.</summary>
public sealed partial class TroubleshootingTests
{
    private const int ShortestFragment = 8;

    private static readonly string[] Folders = ["src/Wander", "src/Wander.Protocol"];

    [Fact]
    public void Every_message_in_the_tables_exists_in_the_source_code()
    {
        var messages = string.Concat(SourceFiles().Select(TextOf));

        var unknown = Fragments().Where(fragment => !messages.Contains(fragment, StringComparison.Ordinal)).ToList();

        Assert.Empty(unknown);
    }

    // Returns the fixed parts of the messages. In the manual, `…` replaces values and the end of a long message.
    private static IEnumerable<string> Fragments() =>
        from table in Documents.Read(Documents.Manual).Section("Troubleshooting").Tables("Message")
        from row in table.Rows
        from fragment in row[0].Split('…')
        let text = fragment.Trim()
        where text.Length >= ShortestFragment
        select text;

    private static IEnumerable<string> SourceFiles() => Folders
        .SelectMany(folder => Directory.EnumerateFiles(
            Path.Combine(Documents.Root, folder), "*", SearchOption.AllDirectories))
        .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".resx", StringComparison.Ordinal))
        .Where(file => !Path.GetRelativePath(Documents.Root, file).Split('/', '\\').Any(name => name is "bin" or "obj"));

    // Long messages are concatenated from several literals.
    private static string TextOf(string file) => file.EndsWith(".resx", StringComparison.Ordinal)
        ? WebUtility.HtmlDecode(File.ReadAllText(file))
        : Concatenation().Replace(File.ReadAllText(file), "").Replace("{Public}", "public", StringComparison.Ordinal);

    [GeneratedRegex("\"\\s*\\+\\s*\\$?\"", RegexOptions.NonBacktracking)]
    private static partial Regex Concatenation();
}
