namespace Wander.Tests.Documentation;

/// <summary>The first page of the repository.</summary>
public sealed class ReadmeTests
{
    private const int MaximumLines = 130;

    [Fact]
    public void The_readme_is_short() =>
        Assert.InRange(File.ReadAllLines(Path.Combine(Documents.Root, "README.md")).Length, 1, MaximumLines);
}
