using System.Text.RegularExpressions;

namespace Wander.Tests.Documentation;

/// <summary>Tests the links between the documents, and from comments in the code to the documents.</summary>
public sealed partial class LinkTests
{
    private static readonly string[] CodeFolders = ["src", "tests", "wwwroot"];
    private static readonly string[] CodeEndings = [".cs", ".razor", ".js", ".css", ".sh"];

    public static TheoryData<string> All => Documents.All;

    [Theory, MemberData(nameof(All))]
    public void Links_of_a_document_resolve(string path)
    {
        var broken = Documents.Read(path).Links.Where(link => !IsElsewhere(link) && !Resolves(link, path)).ToList();

        Assert.Empty(broken);
    }

    [Fact]
    public void Links_in_comments_resolve()
    {
        var broken =
            from file in CodeFiles()
            from line in File.ReadLines(file).Index()
            from Match link in CommentLink().Matches(line.Item)
            where !link.Value.StartsWith("//", StringComparison.Ordinal) && !Resolves(link.Value, "")
            select $"{Path.GetRelativePath(Documents.Root, file)}:{line.Index + 1}: {link.Value}";

        Assert.Empty(broken);
    }

    [Theory]
    [InlineData("## Moving from the static console", "moving-from-the-static-console")]
    [InlineData("### `crawl.per_host`", "crawlper_host")]
    [InlineData("### GET /api/pages", "get-apipages")]
    [InlineData("# Owner's manual", "owners-manual")]
    [InlineData("## Links to [other](x.md) pages", "links-to-other-pages")]
    [InlineData("## Same\n## Same", "same", "same-1")]
    [InlineData("```sh\n# a comment\n```")]
    public void Anchors_follow_the_rules_of_GitHub(string text, params string[] anchors) =>
        Assert.Equal(anchors, Document.Parse(text).Headings.Select(heading => heading.Anchor));

    private static bool IsElsewhere(string link) => link.Contains("://", StringComparison.Ordinal);

    private static bool Resolves(string link, string from)
    {
        var (path, anchor) = link.Split('#', 2) is [var before, var after] ? (before, after) : (link, null);
        var folder = Path.GetDirectoryName(from) ?? "";
        var target = path.Length == 0 ? from : Path.GetRelativePath(
            Documents.Root, Path.GetFullPath(Path.Combine(Documents.Root, folder, path)));
        if (!Path.Exists(Path.Combine(Documents.Root, target)))
            return false;
        return anchor is null || Documents.Read(target.Replace('\\', '/')).Headings.Any(heading => heading.Anchor == anchor);
    }

    private static IEnumerable<string> CodeFiles() => CodeFolders
        .SelectMany(folder => Directory.EnumerateFiles(
            Path.Combine(Documents.Root, folder), "*", SearchOption.AllDirectories))
        .Where(file => CodeEndings.Contains(Path.GetExtension(file), StringComparer.Ordinal))
        .Where(file => !Path.GetRelativePath(Documents.Root, file).Split('/', '\\').Any(name => name is "bin" or "obj"));

    [GeneratedRegex(@"[\w./-]*README\.md(?<anchor>#[\w-]+)?", RegexOptions.NonBacktracking)]
    private static partial Regex CommentLink();
}
