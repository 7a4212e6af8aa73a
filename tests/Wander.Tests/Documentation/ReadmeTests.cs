namespace Wander.Tests.Documentation;

/// <summary>Tests the length of <c>README.md</c>, the first page of the repository.</summary>
public sealed class ReadmeTests
{
    private const int MaximumLines = 130;

    [Fact]
    public void The_README_has_at_most_130_lines() =>
        Assert.InRange(File.ReadAllLines(Path.Combine(Documents.Root, "README.md")).Length, 1, MaximumLines);
}
