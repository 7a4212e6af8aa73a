using System.Text;
using Microsoft.AspNetCore.Http;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Tests.Checking;

public class PageCheckerTests
{
    private const int Timeout = 60_000;
    private const string Page = "https://page.example/a/b";
    private const string Via = "?via=https://console.example/wander/";
    private const string Html = "<!doctype html><html lang=de><title>A page</title><p>text";

    private static Task<PageCheck> OfAsync(RequestDelegate answer) => PageChecking.OfAsync(Page, answer);

    private static void AssertVerdict(Verdict verdict, string? reason, PageCheck check) =>
        Assert.Equal((verdict, reason), (check.Verdict, check.Reason));

    [Fact(Timeout = Timeout)]
    public async Task A_page_is_requested_like_from_a_frame_with_the_via_parameter()
    {
        await using var checking = await PageChecking.StartAsync();
        checking.Network.Answer(Page, Replies.Html(Html));

        var check = await checking.CheckAsync(Page);

        AssertVerdict(Verdict.Embeddable, null, check);
        Assert.Equal(("A page", "de"), (check.Title, check.Language));
        Assert.Null(check.Final);
        var request = Assert.Single(checking.Network.Requests, request => request.Address == "https://page.example/a/b");
        Assert.Equal(Via, request.Query);
        Assert.Equal("iframe", request.Headers["Sec-Fetch-Dest"]);
        Assert.Equal("navigate", request.Headers["Sec-Fetch-Mode"]);
        Assert.Equal("https://console.example/", request.Headers["Referer"]);
        Assert.StartsWith("Wander/", request.Headers["User-Agent"]);
    }

    [Fact(Timeout = Timeout)]
    public async Task Without_referral_a_check_sends_neither_via_nor_Referer()
    {
        await using var checking = await PageChecking.StartAsync($"url: {PageChecking.Console}\nreferral: no");
        checking.Network.Answer(Page, Replies.Html(Html));

        await checking.CheckAsync(Page);

        var request = Assert.Single(checking.Network.Requests, request => request.Address == "https://page.example/a/b");
        Assert.Equal("", request.Query);
        Assert.False(request.Headers.ContainsKey("Referer"));
    }

    [Theory(Timeout = Timeout)]
    [InlineData(404, Verdict.Gone, "404 Not Found")]
    [InlineData(410, Verdict.Gone, "410 Gone")]
    [InlineData(401, Verdict.Failing, "401 Unauthorized")]
    [InlineData(403, Verdict.Failing, "403 Forbidden")]
    [InlineData(500, Verdict.Failing, "500 Internal Server Error")]
    [InlineData(503, Verdict.Failing, "503 Service Unavailable")]
    [InlineData(204, Verdict.Failing, "204 No Content")]
    [InlineData(300, Verdict.Failing, "300 Multiple Choices")]
    public async Task Each_HTTP_status_has_the_expected_verdict(int status, Verdict verdict, string reason) =>
        AssertVerdict(verdict, reason, await OfAsync(Replies.Status(status)));

    [Fact(Timeout = Timeout)]
    public async Task A_page_that_fails_only_with_via_is_loaded_without_it_from_then_on()
    {
        await using var checking = await PageChecking.StartAsync();
        checking.Network.Answer(Page, context =>
            context.Request.Query.ContainsKey("via") ? Replies.Status(404)(context) : Replies.Html(Html)(context));

        var first = await checking.FindAsync(new PageRecord { Address = PageChecking.Address(Page), FirstSeen = default });
        var second = await checking.FindAsync(
            new PageRecord { Address = PageChecking.Address(Page), FirstSeen = default, Check = first.Check });

        Assert.All(
            [first.Check, second.Check], check => Assert.Equal((Verdict.Embeddable, true), (check.Verdict, check.IsPlain)));
        Assert.Equal(
            [Via, "", ""],
            checking.Network.Requests.Where(request => request.Address == "https://page.example/a/b").Select(
                request => request.Query));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_page_whose_robots_txt_disallows_only_queries_is_loaded_without_via()
    {
        await using var checking = await PageChecking.StartAsync();
        checking.Network.Answer("https://page.example/robots.txt", Replies.Text("User-agent: *\nDisallow: /*?", "text/plain"));
        checking.Network.Answer("https://page.example/", Replies.Html(Html));

        var check = await checking.CheckAsync("https://page.example/");

        Assert.Equal((Verdict.Embeddable, true), (check.Verdict, check.IsPlain));
        Assert.All(checking.Network.Requests, request => Assert.Equal("", request.Query));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_page_that_fails_with_and_without_via_has_the_failure_without_via()
    {
        var check = await OfAsync(context => Replies.Status(context.Request.Query.ContainsKey("via") ? 403 : 410)(context));

        AssertVerdict(Verdict.Gone, "410 Gone", check);
        Assert.False(check.IsPlain);
    }

    [Fact(Timeout = Timeout)]
    public async Task After_redirects_the_last_response_and_its_address_apply()
    {
        await using var checking = await PageChecking.StartAsync();
        checking.Network.Answer(Page, async context =>
        {
            context.Response.Headers["X-Frame-Options"] = "DENY";
            await Replies.Redirect("https://other.example/x" + context.Request.QueryString)(context);
        });
        checking.Network.Answer("https://other.example/x", Replies.Html(Html));

        var check = await checking.CheckAsync(Page);

        AssertVerdict(Verdict.Embeddable, null, check);
        Assert.Equal("https://other.example/x", check.Final?.Value);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("file:///etc/passwd", "redirects to an invalid web address")]
    [InlineData("https://[::1]/latest/meta-data/", "robots.txt: private IP address ::1")]
    [InlineData("https://127.0.0.1/", "robots.txt: private IP address 127.0.0.1")]
    [InlineData("https://hidden.example/x",
        "redirects to https://hidden.example/x, which the ignore pattern “https://hidden.example/” hides")]
    [InlineData("https://other.example/login?next=/a", "redirects to a login page: https://other.example/login?next=/a")]
    public async Task A_redirect_to_a_refused_address_fails(string location, string reason)
    {
        await using var checking = await PageChecking.StartAsync(
            $"url: {PageChecking.Console}\nignore: ['https://hidden.example/']");
        checking.Network.Answer(Page, Replies.Redirect(location));
        checking.Network.Answer("https://hidden.example/x", Replies.Html(Html));
        checking.Network.Answer("https://other.example/login", Replies.Html(Html));

        AssertVerdict(Verdict.Failing, reason, await checking.CheckAsync(Page));
        Assert.DoesNotContain("hidden.example", checking.Network.RequestedHosts);
    }

    [Fact(Timeout = Timeout)]
    public async Task An_https_console_refuses_a_redirect_to_http()
    {
        await using var checking = await PageChecking.StartAsync();
        checking.Network.Answer(Page, Replies.Redirect("http://other.example/"));
        checking.Network.Answer("http://other.example/", Replies.Html(Html));

        var check = await checking.CheckAsync(Page);
        Assert.Equal(
            (Verdict.HttpOnly, FailureKind.RedirectToHttp, "http://other.example/"),
            (check.Verdict, check.Failure?.Kind, check.Failure?.Target?.Value));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_redirect_to_the_same_address_fails()
    {
        var check = await OfAsync(context => Replies.Redirect(context.Request.Path + context.Request.QueryString)(context));

        AssertVerdict(Verdict.Failing, "redirects to itself", check);
    }

    [Fact(Timeout = Timeout)]
    public async Task Redirects_are_limited()
    {
        await using var checking = await PageChecking.StartAsync($"url: {PageChecking.Console}\nreferral: no");
        for (var i = 0; i < 10; i++)
            checking.Network.Answer($"https://page.example/{i}", Replies.Redirect($"/{(i + 1) % 10}"));

        AssertVerdict(Verdict.Failing, "more than 5 redirects", await checking.CheckAsync("https://page.example/0"));
        Assert.Equal(
            6, checking.Network.Requests.Count(request => !request.Address.EndsWith("robots.txt", StringComparison.Ordinal)));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_page_with_an_immediate_refresh_gets_the_verdict_of_the_target()
    {
        await using var checking = await PageChecking.StartAsync();
        checking.Network.Answer(Page, Replies.Html("<meta http-equiv=refresh content='0; url=/moved'>"));
        checking.Network.Answer("https://page.example/moved", Replies.Status(404));

        AssertVerdict(Verdict.Gone, "404 Not Found", await checking.CheckAsync(Page));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("application/pdf", null, Verdict.NotAPage, "frames cannot display the media type application/pdf")]
    [InlineData("application/zip", null, Verdict.NotAPage, "frames cannot display the media type application/zip")]
    [InlineData("text/html", "attachment; filename=x.html", Verdict.NotAPage,
        "sent as a download because of its Content-Disposition header")]
    [InlineData("text/html", "inline", Verdict.Embeddable, null)]
    [InlineData("text/plain", null, Verdict.Embeddable, null)]
    [InlineData("text/pdf", null, Verdict.NotAPage, "frames cannot display the media type text/pdf")]
    [InlineData("text/html", "inline, attachment", Verdict.Failing, "several Content-Disposition headers with different values")]
    [InlineData("image/png", null, Verdict.NotAPage, "frames cannot display the media type image/png")]
    public async Task A_response_that_a_frame_cannot_display_is_not_a_page(
        string type, string? disposition, Verdict verdict, string? reason)
    {
        (string, string)[] headers = disposition is null ? [] : [("Content-Disposition", disposition)];
        AssertVerdict(verdict, reason, await OfAsync(Replies.Bytes(Encoding.UTF8.GetBytes(Html), type, headers)));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("User-agent: Wander\nDisallow: /a/", "robots.txt: Disallow: /a/")]
    [InlineData("User-agent: *\nDisallow: /", "robots.txt: Disallow: /")]
    public async Task A_page_that_robots_txt_disallows_is_not_requested(string robots, string reason)
    {
        await using var checking = await PageChecking.StartAsync();
        checking.Network.Answer("https://page.example/robots.txt", Replies.Text(robots, "text/plain"));
        checking.Network.Answer(Page, Replies.Html(Html));

        AssertVerdict(Verdict.OptedOut, reason, await checking.CheckAsync(Page));
        Assert.Equal(0, checking.Network.CountOf("https://page.example/a/b"));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_page_can_opt_out_with_a_meta_element()
    {
        AssertVerdict(
            Verdict.OptedOut,
            "opts out with <meta name=\"wander\" content=\"no\">",
            await OfAsync(Replies.Html("<!doctype html><meta name=wander content=no><title>t</title>")));
    }

    [Fact(Timeout = Timeout)]
    public async Task An_https_console_loads_an_http_page_over_https_if_that_works()
    {
        await using var checking = await PageChecking.StartAsync();
        checking.Network.Answer("http://page.example/", Replies.Status(500));
        checking.Network.Answer("https://page.example/", Replies.Html(Html));

        var check = await checking.CheckAsync("http://page.example/");

        AssertVerdict(Verdict.Embeddable, null, check);
        Assert.Equal("https://page.example/", check.LoadedAs?.Value);
        Assert.Equal(0, checking.Network.CountOf("http://page.example/"));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_page_that_works_only_over_http_is_http_only()
    {
        await using var checking = await PageChecking.StartAsync();
        checking.Network.Answer("http://page.example/", Replies.Html(Html));
        checking.Network.Answer("http://gone.example/", Replies.Status(410));

        var check = await checking.CheckAsync("http://page.example/");

        AssertVerdict(Verdict.HttpOnly, "available over http only; https: 404 Not Found", check);
        Assert.Null(check.LoadedAs);
        AssertVerdict(Verdict.Gone, "410 Gone", await checking.CheckAsync("http://gone.example/"));
    }

    [Fact(Timeout = Timeout)]
    public async Task An_http_console_shows_http_pages()
    {
        var check = await PageChecking.OfAsync("http://page.example/", Replies.Html(Html), "url: http://console.example/");

        AssertVerdict(Verdict.Embeddable, null, check);
        Assert.Null(check.LoadedAs);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_failing_page_keeps_its_metadata()
    {
        await using var checking = await PageChecking.StartAsync();
        checking.Network.Answer(Page, Replies.Status(500));
        var known = new PageCheck { Verdict = Verdict.Embeddable, Title = "A page", Description = "About", Language = "de" };

        var finding = await checking.FindAsync(
            new PageRecord { Address = PageChecking.Address(Page), FirstSeen = default, Check = known });

        Assert.Equal(known with
        {
            Verdict = Verdict.Failing,
            Failure = new Failure(FailureKind.HttpStatus) { Status = 500 },
            CheckedAt = finding.Check.CheckedAt,
            Took = finding.Check.Took
        }, finding.Check);
    }

    [Fact(Timeout = Timeout)]
    public async Task Every_other_check_of_an_embeddable_page_is_conditional()
    {
        await using var checking = await PageChecking.StartAsync();
        checking.Network.Answer(Page, Replies.Html(Html));
        var record = new PageRecord { Address = PageChecking.Address(Page), FirstSeen = default };
        for (var i = 0; i < 4; i++)
        {
            var finding = await checking.FindAsync(record);
            AssertVerdict(Verdict.Embeddable, null, finding.Check);
            Assert.Equal("A page", finding.Check.Title);
            record = record with { Check = finding.Check, Validators = finding.Validators };
        }

        Assert.Equal(
            [false, true, false, true],
            checking.Network.Requests.Where(request => request.Address == "https://page.example/a/b")
                .Select(request => request.Headers.ContainsKey("If-None-Match")));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_304_response_with_new_framing_headers_refuses_framing()
    {
        await using var checking = await PageChecking.StartAsync();
        checking.Network.Answer(Page, async context =>
        {
            if (context.Request.Headers.IfNoneMatch.Count > 0)
                context.Response.Headers.XFrameOptions = "DENY";
            await Replies.Html(Html)(context);
        });
        var first = await checking.FindAsync(new PageRecord { Address = PageChecking.Address(Page), FirstSeen = default });
        var second = await checking.FindAsync(new PageRecord
        {
            Address = PageChecking.Address(Page),
            FirstSeen = default,
            Check = first.Check,
            Validators = first.Validators,
        });

        AssertVerdict(Verdict.Embeddable, null, first.Check);
        AssertVerdict(Verdict.RefusesFraming, "X-Frame-Options: DENY", second.Check);
    }

    [Fact(Timeout = Timeout)]
    public async Task After_Retry_After_a_page_is_not_requested_again_without_via()
    {
        await using var checking = await PageChecking.StartAsync();
        checking.Network.Answer(Page, Replies.Status(429, ("Retry-After", "7200")));

        var finding = await checking.FindAsync(new PageRecord { Address = PageChecking.Address(Page), FirstSeen = default });

        AssertVerdict(Verdict.Failing, "429 Too Many Requests", finding.Check);
        Assert.Equal(TimeSpan.FromHours(2), finding.RetryAfter);
        Assert.Equal(1, checking.Network.CountOf("https://page.example/a/b"));
    }
}
