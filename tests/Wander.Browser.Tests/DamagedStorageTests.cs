using Wander.Browser.Tests.Browsing;

namespace Wander.Browser.Tests;

/// <summary>Whatever else is on the console's origin can write where the visitor's browser keeps what is ours.</summary>
public sealed class DamagedStorageTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("wander-trail", "[null]")]
    [InlineData("wander-trail", """[{"id":"x"},{"id":"x","url":"https://one.example/"},{"id":5,"url":7}]""")]
    [InlineData("wander-trail", """{"length":1}""")]
    [InlineData("wander-language", """{"a":1}""")]
    [InlineData("wander-language", "\"no language\"")]
    [InlineData("wander-ui", """["fr"]""")]
    [InlineData("wander-ui", "{")]
    public async Task Wander_goes_on_whatever_stands_where_the_browser_keeps_what_is_ours(string key, string value)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(new Uri(console.Root, "icon.svg"));
        await visitor.Page.EvaluateAsync("([key, value]) => localStorage.setItem(key, value)", new[] { key, value });
        await visitor.GoToAsync(console.Root);

        await visitor.WanderAsync();
        await visitor.WanderAsync();

        Assert.DoesNotContain(visitor.Complaints, complaint => complaint.StartsWith("uncaught", StringComparison.Ordinal));
    }
}
