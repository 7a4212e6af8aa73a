using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Tests the owner's style sheets, scripts and other files from <c>public/</c> in a browser.</summary>
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
        // The console's own script hides the button of the language menu, so a hidden button shows that it has run.
        ["public/first.js"] = "document.body.dataset.order = document.getElementById('choose').hidden ? 'first' : 'too early'",
        ["public/second.js"] = "document.body.dataset.order += ' second'",
        ["public/icon.svg"] = """<svg xmlns="http://www.w3.org/2000/svg" id="mine"/>""",
    };

    [Fact]
    public async Task The_owners_styles_follow_the_default_ones_in_order()
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
    public async Task The_owners_scripts_run_after_the_default_ones_in_order()
    {
        await using var console = await WanderHost.StartAsync(chromium.Network, Yaml, Files);
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);

        await Expect(visitor.Page.Locator("body")).ToHaveAttributeAsync("data-order", "first second");
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Absolute_addresses_are_allowed_but_no_other_files_of_their_site(int width)
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
        await Expect(visitor.Wander).ToHaveCSSAsync("background-color", "rgb(51, 51, 51)"); // the later style sheet wins
        Assert.NotEmpty(visitor.Problems); // the second script was blocked
        Assert.All(visitor.Problems, problem =>
            Assert.Contains("https://files.example/other.js", problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_owners_file_replaces_the_default_one()
    {
        await using var console = await WanderHost.StartAsync(chromium.Network, Yaml, Files);

        var icon = await console.Client.GetStringAsync(
            new Uri("icon.svg", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("mine", icon, StringComparison.Ordinal);
    }
}
