using Wander.Inspecting;
using Wander.Protocol;
using Wander.Protocol.Ignoring;

namespace Wander.Tests.Inspecting;

public class IgnoreListInspectionTests
{
    private static string[] Inspect(params string[] patterns) =>
        [.. IgnoreListInspection.Of(IgnoreList.Create(patterns.Select((text, i) =>
        IgnorePattern.TryParse(text, reason: null, new SourceLocation("ignore/ads.txt", i + 1, 1), out var pattern) ? pattern
            : throw new ArgumentException(text, nameof(patterns)))))
        .Select(problem => problem.ToString())];

    [Theory]
    [InlineData(
        "https://a.example/", "https://a.example/",
        "`https://a.example/` is already in ignore/ads.txt:1. Remove one of the two entries.")]
    [InlineData("https://a.example/", "A.example",
        "`A.example` hides the same as `https://a.example/` (ignore/ads.txt:1). Remove one of the two entries.")]
    public void A_duplicate_pattern_is_reported(string first, string second, string message) =>
        Assert.Equal(["ignore/ads.txt:2: warning: " + message], Inspect(first, second));

    [Theory]
    [InlineData("https://example.com/*",
        "This pattern does not hide `https://example.com/` itself. Write `https://example.com/`, which also hides everything "
        + "below it.")]
    [InlineData("https://film.example/watch?v=1",
        "The part from `?` on is ignored, so this pattern hides everything that begins with `https://film.example/watch`. Write "
        + "`https://film.example/watch` if that is the intention.")]
    public void A_pattern_with_a_probable_mistake_is_reported(string pattern, string advice) =>
        Assert.Equal([$"ignore/ads.txt:1: warning: `{pattern}`: {advice}"], Inspect(pattern));

    [Fact]
    public void Plausible_patterns_are_not_reported() =>
        Assert.Empty(Inspect("https://example.com/", "https://*.example.com/*.pdf", "*"));

    [Fact]
    public void Only_the_first_of_many_problems_are_listed()
    {
        var problems = Inspect([.. Enumerable.Range(0, 1025).Select(i => $"https://{i}.example/*")]);

        Assert.Equal(21, problems.Length);
        Assert.Equal("ignore/ads.txt:21: warning: 1,005 more patterns have problems of this kind.", problems[^1]);
    }
}
