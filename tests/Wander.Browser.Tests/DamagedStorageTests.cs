using Wander.Browser.Tests.Browsing;

namespace Wander.Browser.Tests;

/// <summary>
/// Tests invalid values in the local storage. Other pages on the console's origin can write to the same storage.
/// </summary>
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
    public async Task Wander_works_with_invalid_values_in_the_local_storage(string key, string value)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(new Uri(console.Root, "icon.svg"));
        await visitor.Page.EvaluateAsync("([key, value]) => localStorage.setItem(key, value)", new[] { key, value });
        await visitor.GoToAsync(console.Root);

        await visitor.WanderAsync();
        await visitor.WanderAsync();

        Assert.DoesNotContain(visitor.Problems, problem => problem.StartsWith("uncaught", StringComparison.Ordinal));
    }
}
