using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Nothing in the frame steers the tab (design, section 9).</summary>
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

    // All ways that a page has; each is stopped alone, with an exception or without.
    private const string LeadAway = """
        const leadAway = () => tryAll({
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
    public async Task A_page_cannot_lead_the_tab_away_when_it_loads(int width)
    {
        await using var attack = await Attack.BeginAsync(chromium, width, LeadAway + "await leadAway(); await aWhile()", Links);

        await attack.DoneAsync();

        await attack.NoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_page_cannot_lead_the_tab_away_when_the_visitor_clicks_in_it(int width)
    {
        await using var attack = await Attack.BeginAsync(
            chromium, width, LeadAway + "await new Promise(resolve => { onclick = resolve }); await leadAway(); await aWhile()",
                Links);

        await attack.Visitor.Framed.Locator("h1").ClickAsync();
        await attack.DoneAsync();

        await attack.NoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_window_that_a_page_opened_cannot_lead_the_tab_away(int width)
    {
        chromium.Network.Answer(Attack.Address + "window", Replies.Html(Attack.Page("""
            await tryAll({
              assignment: () => { opener.top.location = elsewhere + '?assignment' },
              replace: () => { opener.parent.location.replace(elsewhere + '?replace') },
              open: () => { opener.open(elsewhere + '?open', '_top') },
              topOpen: () => { opener.top.open(elsewhere + '?topOpen', '_self') },
              document: () => { opener.top.document.title = 'taken over' },
            })
            await aWhile()
            """)));
        await using var attack = await Attack.BeginAsync(chromium, width, "onclick = () => { window.open('/window') }");
        await attack.DoneAsync();

        var opened = await attack.Visitor.Page.Context.RunAndWaitForPageAsync(
            () => attack.Visitor.Framed.Locator("h1").ClickAsync());
        await Expect(opened.Locator("h1")).ToHaveTextAsync("done");

        await opened.CloseAsync();
        await attack.NoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_page_that_refreshes_itself_to_another_address_leads_only_its_frame_there(int width)
    {
        chromium.Network.Answer(Attack.Address + "next", Replies.Html(Attack.Page("await aWhile(); return 'next'")));
        await using var attack = await Attack.BeginAsync(
            chromium, width, "", "<meta http-equiv=refresh content='0;url=/next'>");

        await attack.DoneAsync("next");

        await attack.NoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_page_opens_no_window_without_a_click(int width)
    {
        await using var attack = await Attack.BeginAsync(
            chromium,
            width,
            """
            for (let i = 0; i < 5; i++) window.open(elsewhere + '?' + i)
            document.querySelector('a').click()
            await aWhile()
            """,
            $"<a target=_blank href='{Attack.Elsewhere}?link'>link</a>");

        await attack.DoneAsync();

        Assert.Single(attack.Visitor.Page.Context.Pages);
        await attack.NoHarmAsync();
    }
}
