using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Tests that framed pages cannot navigate the tab.</summary>
public sealed class FramedPageNavigationTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Links = """
        <base target="_top">
        <a id="by-base" href="https://elsewhere.example/?base">base</a>
        <a id="to-top" target="_top" href="https://elsewhere.example/?top">top</a>
        <a id="to-parent" target="_parent" href="https://elsewhere.example/?parent">parent</a>
        <a id="script" target="_top" href="javascript:location.href='https://elsewhere.example/?script'">script</a>
        <form id="form" target="_top" action="https://elsewhere.example/" method="post"><button>form</button></form>
        """;

    // All methods that a page can try. The browser stops each one, with or without an exception.
    private const string NavigateTop = """
        const navigateTop = () => tryAll({
          assignment: () => { top.location = elsewhere + '?assignment' },
          href: () => { parent.location.href = elsewhere + '?href' },
          replace: () => { top.location.replace(elsewhere + '?replace') },
          hash: () => { top.location.hash = 'hash' },
          open: () => { window.open(elsewhere + '?open', '_top') },
          base: () => document.getElementById('by-base').click(),
          link: () => document.getElementById('to-top').click(),
          parentLink: () => document.getElementById('to-parent').click(),
          script: () => document.getElementById('script').click(),
          form: () => document.getElementById('form').submit(),
          button: () => document.querySelector('button').click(),
          navigation: () => top.navigation.navigate(elsewhere + '?navigation'),
          document: () => top.document.open(),
          close: () => top.close(),
        })

        """;

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_page_cannot_navigate_the_tab_when_it_loads(int width)
    {
        await using var attack = await Attack.StartAsync(
            chromium, width, NavigateTop + "await navigateTop(); await settle()", Links);

        await attack.WaitUntilDoneAsync();

        await attack.AssertNoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_page_cannot_navigate_the_tab_when_the_visitor_clicks_in_it(int width)
    {
        await using var attack = await Attack.StartAsync(
            chromium,
            width,
            NavigateTop + "await new Promise(resolve => { onclick = resolve }); await navigateTop(); await settle()",
            Links);

        await attack.Visitor.Framed.Locator("h1").ClickAsync();
        await attack.WaitUntilDoneAsync();

        await attack.AssertNoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_window_opened_by_a_page_cannot_navigate_the_tab(int width)
    {
        chromium.Network.Answer(Attack.Address + "window", Replies.Html(Attack.Page("""
            await tryAll({
              assignment: () => { opener.top.location = elsewhere + '?assignment' },
              replace: () => { opener.parent.location.replace(elsewhere + '?replace') },
              open: () => { opener.open(elsewhere + '?open', '_top') },
              topOpen: () => { opener.top.open(elsewhere + '?topOpen', '_self') },
              document: () => { opener.top.document.title = 'taken over' },
            })
            await settle()
            """)));
        await using var attack = await Attack.StartAsync(chromium, width, "onclick = () => { window.open('/window') }");
        await attack.WaitUntilDoneAsync();

        var opened = await attack.Visitor.Page.Context.RunAndWaitForPageAsync(
            () => attack.Visitor.Framed.Locator("h1").ClickAsync());
        await Expect(opened.Locator("h1")).ToHaveTextAsync("done");

        await opened.CloseAsync();
        await attack.AssertNoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_meta_refresh_navigates_only_the_frame(int width)
    {
        chromium.Network.Answer(Attack.Address + "next", Replies.Html(Attack.Page("await settle(); return 'next'")));
        await using var attack = await Attack.StartAsync(
            chromium, width, "", "<meta http-equiv=refresh content='0;url=/next'>");

        await attack.WaitUntilDoneAsync("next");

        await attack.AssertNoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_page_cannot_open_a_window_without_a_click(int width)
    {
        await using var attack = await Attack.StartAsync(
            chromium,
            width,
            """
            for (let i = 0; i < 5; i++) window.open(elsewhere + '?' + i)
            document.querySelector('a').click()
            await settle()
            """,
            $"<a target=_blank href='{Attack.Elsewhere}?link'>link</a>");

        await attack.WaitUntilDoneAsync();

        Assert.Single(attack.Visitor.Page.Context.Pages);
        await attack.AssertNoHarmAsync();
    }
}
