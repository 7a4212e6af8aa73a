using Wander.Inspecting;
using Wander.Protocol;

namespace Wander.Tests.Inspecting;

public class IgnoreListInspectionTests
{
    private static string[] Inspect(params string[] patterns) => [.. IgnoreListInspection.Of(IgnoreList.Create(patterns.Select((text, i) =>
        IgnorePattern.TryParse(text, reason: null, $"ignore/ads.txt:{i + 1}", out var pattern) ? pattern : throw new ArgumentException(text, nameof(patterns)))))
        .Select(problem => problem.ToString())];

    [Theory]
    [InlineData("https://a.example/", "https://a.example/", "`https://a.example/` is already in ignore/ads.txt:1: remove one of the two")]
    [InlineData("https://a.example/", "A.example", "`A.example` hides the same as `https://a.example/` (ignore/ads.txt:1): remove one of the two")]
    public void A_pattern_that_is_there_twice_is_told(string first, string second, string words) =>
        Assert.Equal(["ignore/ads.txt:2: warning: " + words], Inspect(first, second));

    [Theory]
    [InlineData("https://example.com/*", "https://example.com/")]
    [InlineData("https://*.example.com/*", "https://*.example.com/")]
    [InlineData("example.com/folder/*", "example.com/folder/")]
    public void A_star_behind_the_last_slash_leaves_the_place_itself(string pattern, string meant) => Assert.Equal(
        [$"ignore/ads.txt:1: warning: `{pattern}` hides what is below `{meant}`, but not that itself: write `{meant}`, which hides both"],
        Inspect(pattern));

    [Theory]
    [InlineData("https://example.com/")]
    [InlineData("https://example.com*")]
    [InlineData("https://*.example.com/*.pdf")]
    [InlineData("https://*")]
    [InlineData("*")]
    [InlineData("*/*")]
    public void Other_stars_are_fine(string pattern) => Assert.Empty(Inspect(pattern));

    [Theory]
    [InlineData("https://film.example/watch?v=1", "https://film.example/watch", "?")]
    [InlineData("https://a.example/#top", "https://a.example/", "#")]
    public void What_follows_a_question_mark_does_not_count(string pattern, string counted, string mark) => Assert.Equal(
        [$"ignore/ads.txt:1: warning: `{pattern}` hides everything that begins with `{counted}`, as what follows `{mark}` does not count: write that, or a narrower path"],
        Inspect(pattern));

    [Fact]
    public void Of_many_alike_the_first_are_told_and_the_rest_is_counted()
    {
        var problems = Inspect([.. Enumerable.Range(0, 1025).Select(i => $"https://{i}.example/*")]);

        Assert.Equal(21, problems.Length);
        Assert.Equal("ignore/ads.txt:21: warning: from here on, 1,005 more patterns are like these", problems[^1]);
    }
}
