using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>The owner's styles and scripts from <c>public/</c>, and what a browser gets of them (design, section 4).</summary>
public sealed class OwnersFilesTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Yaml = """
        pages: [https://one.example/]
        styles: [first.css, themes/second.css]
        scripts: [first.js, second.js]
        """;

    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["public/first.css"] = ":root { --accent: #111111; --paper: #222222 }",
        ["public/themes/second.css"] = ":root { --accent: #333333 }",
        // The console's own script has run when the chooser needs no button any more.
        ["public/first.js"] = "document.body.dataset.order = document.getElementById('choose').hidden ? 'first' : 'too early'",
        ["public/second.js"] = "document.body.dataset.order += ' second'",
        ["public/icon.svg"] = """<svg xmlns="http://www.w3.org/2000/svg" id="mine"/>""",
    };

    [Fact]
    public async Task Styles_come_after_ours_in_their_order()
    {
        await using var console = await WanderHost.StartAsync(chromium.Network, Yaml, Files);
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);

        Assert.Equal(
            "rgb(51, 51, 51)", await visitor.Wander.EvaluateAsync<string>("link => getComputedStyle(link).backgroundColor"));
        Assert.Equal(
            "rgb(34, 34, 34)", await visitor.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }

    [Fact]
    public async Task Scripts_run_after_ours_in_their_order()
    {
        await using var console = await WanderHost.StartAsync(chromium.Network, Yaml, Files);
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);

        await Expect(visitor.Page.Locator("body")).ToHaveAttributeAsync("data-order", "first second");
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Absolute_ones_are_admitted_and_nothing_else_from_where_they_are(int width)
    {
        const string yaml = """
            pages: [https://one.example/]
            styles: [first.css, "https://files.example/a;b,c/theme.css?v=2", themes/second.css]
            scripts: [https://files.example/theme.js]
            """;
        chromium.Network.Answer("https://one.example/", Replies.Html("<!doctype html><title>One</title><h1>one.example</h1>"));
        chromium.Network.AnswerBelow(
            "https://files.example/", context => (context.Request.Path.Value!.Contains(".css", StringComparison.Ordinal)
            ? Replies.Bytes([.. ":root { --ink: #444444; --accent: #555555 }"u8], "text/css")
            : Replies.Script("""
                document.body.dataset.theirs = (document.body.dataset.theirs ?? '') + 'ran'
                document.body.append(Object.assign(document.createElement('script'), { src: 'https://files.example/other.js' }))
                """))(context));
        await using var console = await WanderHost.StartAsync(chromium.Network, yaml, Files);
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);

        await Expect(visitor.Page.Locator("body")).ToHaveAttributeAsync("data-theirs", "ran");
        await Expect(visitor.Page.Locator("body")).ToHaveCSSAsync("color", "rgb(68, 68, 68)");
        await Expect(visitor.Wander).ToHaveCSSAsync("background-color", "rgb(51, 51, 51)"); // in their order
        Assert.NotEmpty(visitor.Complaints); // it was blocked, and did not run as well
        Assert.All(visitor.Complaints, complaint =>
            Assert.Contains("https://files.example/other.js", complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_of_the_owners_takes_the_place_of_ours()
    {
        await using var console = await WanderHost.StartAsync(chromium.Network, Yaml, Files);

        var icon = await console.Client.GetStringAsync(
            new Uri("icon.svg", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("mine", icon, StringComparison.Ordinal);
    }
}
