namespace Wander.Tests.Web.Directory;

public class HiddenFeedTests(DirectorySite library) : IClassFixture<DirectorySite>
{
    [Fact(Timeout = 30_000)]
    public async Task A_hidden_feed_is_not_linked_from_its_page()
    {
        Assert.True(library.Host.Settings.Ignore.Hides("https://music.example/feed.xml"));
        foreach (var path in new[] { "directory", "directory/console?url=https://near.example/wander/", "feed.xml",
            "api/pages?q=music" })
        {
            var text = await library.Host.Client.GetStringAsync(path, TestContext.Current.CancellationToken);
            Assert.DoesNotContain("https://music.example/feed.xml\"", text, StringComparison.Ordinal);
            Assert.Contains("https://music.example/ja/", text, StringComparison.Ordinal);
        }
    }
}
