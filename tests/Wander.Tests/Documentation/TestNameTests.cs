using System.Text.RegularExpressions;

namespace Wander.Tests.Documentation;

/// <summary>The names of tests in the document about tests.</summary>
public sealed partial class TestNameTests
{
    [Fact]
    public void Tests_that_the_documents_name_exist()
    {
        var tests = Path.Combine(Documents.Root, "tests");
        var sources = string.Concat(Directory.EnumerateFiles(tests, "*Tests.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(tests, "*Pictures.cs", SearchOption.AllDirectories))
            .Select(File.ReadAllText));

        var names = TestName().Matches(File.ReadAllText(Path.Combine(tests, "README.md"))).Select(match => match.Value).ToList();

        Assert.NotEmpty(names);
        Assert.DoesNotContain(names, name => !sources.Contains($" {name}(", StringComparison.Ordinal));
    }

    // Words with underscores: `A_long_search_is_truncated`.
    [GeneratedRegex("[A-Z][A-Za-z]*(?:_[A-Za-z0-9]+){2,}", RegexOptions.NonBacktracking)]
    private static partial Regex TestName();
}
