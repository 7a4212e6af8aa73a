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
    public async Task A_page_is_asked_for_as_a_frame_would_via_included()
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
    public async Task Where_pages_are_not_to_learn_who_sends_visitors_a_check_does_not_tell_them()
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
    public async Task A_status_has_its_verdict(int status, Verdict verdict, string reason) =>
        AssertVerdict(verdict, reason, await OfAsync(Replies.Status(status)));

    [Fact(Timeout = Timeout)]
    public async Task What_breaks_with_via_and_works_without_is_loaded_plain_from_then_on()
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
    public async Task A_page_whose_robots_txt_minds_only_queries_is_loaded_plain()
    {
        await using var checking = await PageChecking.StartAsync();
        checking.Network.Answer("https://page.example/robots.txt", Replies.Text("User-agent: *\nDisallow: /*?", "text/plain"));
        checking.Network.Answer("https://page.example/", Replies.Html(Html));

        var check = await checking.CheckAsync("https://page.example/");

        Assert.Equal((Verdict.Embeddable, true), (check.Verdict, check.IsPlain));
        Assert.All(checking.Network.Requests, request => Assert.Equal("", request.Query));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_page_that_fails_either_way_is_not_plain_and_its_own_failure_is_the_reason()
    {
        var check = await OfAsync(context => Replies.Status(context.Request.Query.ContainsKey("via") ? 403 : 410)(context));

        AssertVerdict(Verdict.Gone, "410 Gone", check);
        Assert.False(check.IsPlain);
    }

    [Fact(Timeout = Timeout)]
    public async Task Only_the_last_answer_of_a_chain_of_redirects_counts_and_says_where_it_ended()
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
    public async Task A_redirect_to_the_wrong_place_fails(string location, string reason)
    {
        await using var checking = await PageChecking.StartAsync(
            $"url: {PageChecking.Console}\nignore: ['https://hidden.example/']");
        checking.Network.Answer(Page, Replies.Redirect(location));
        checking.Network.Answer("https://hidden.example/x", Replies.Html(Html));
        checking.Network.Answer("https://other.example/login", Replies.Html(Html));

        AssertVerdict(Verdict.Failing, reason, await checking.CheckAsync(Page));
        Assert.DoesNotContain("hidden.example", checking.Network.HostsAsked);
    }

    [Fact(Timeout = Timeout)]
    public async Task An_https_console_cannot_show_what_redirects_to_http()
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
    public async Task A_redirect_to_the_same_address_is_no_way()
    {
        var check = await OfAsync(context => Replies.Redirect(context.Request.Path + context.Request.QueryString)(context));

        AssertVerdict(Verdict.Failing, "redirects to itself", check);
    }

    [Fact(Timeout = Timeout)]
    public async Task Redirects_without_end_end()
    {
        await using var checking = await PageChecking.StartAsync($"url: {PageChecking.Console}\nreferral: no");
        for (var i = 0; i < 10; i++)
            checking.Network.Answer($"https://page.example/{i}", Replies.Redirect($"/{(i + 1) % 10}"));

        AssertVerdict(Verdict.Failing, "more than 5 redirects", await checking.CheckAsync("https://page.example/0"));
        Assert.Equal(
            6, checking.Network.Requests.Count(request => !request.Address.EndsWith("robots.txt", StringComparison.Ordinal)));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_page_that_sends_its_visitors_on_at_once_is_where_it_sends_them()
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
    public async Task What_a_frame_cannot_show_is_not_a_page(string type, string? disposition, Verdict verdict, string? reason)
    {
        (string, string)[] headers = disposition is null ? [] : [("Content-Disposition", disposition)];
        AssertVerdict(verdict, reason, await OfAsync(Replies.Bytes(Encoding.UTF8.GetBytes(Html), type, headers)));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("User-agent: Wander\nDisallow: /a/", "robots.txt: Disallow: /a/")]
    [InlineData("User-agent: *\nDisallow: /", "robots.txt: Disallow: /")]
    public async Task Robots_txt_is_honoured_and_the_page_not_even_asked_for(string robots, string reason)
    {
        await using var checking = await PageChecking.StartAsync();
        checking.Network.Answer("https://page.example/robots.txt", Replies.Text(robots, "text/plain"));
        checking.Network.Answer(Page, Replies.Html(Html));

        AssertVerdict(Verdict.OptedOut, reason, await checking.CheckAsync(Page));
        Assert.Equal(0, checking.Network.CountOf("https://page.example/a/b"));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_page_can_opt_out_by_itself()
    {
        AssertVerdict(
            Verdict.OptedOut,
            "opts out with <meta name=\"wander\" content=\"no\">",
            await OfAsync(Replies.Html("<!doctype html><meta name=wander content=no><title>t</title>")));
    }

    [Fact(Timeout = Timeout)]
    public async Task An_http_page_is_loaded_over_https_where_that_works_and_our_console_is_https()
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
    public async Task An_http_page_without_https_is_http_only_or_what_it_is_over_http()
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
    public async Task What_is_known_of_a_page_stays_known_while_it_fails()
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
    public async Task A_page_that_is_well_is_asked_whether_it_changed_and_every_other_time_for_all_of_it()
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
    public async Task A_page_that_has_not_changed_but_begins_to_refuse_frames_refuses_them()
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
    public async Task Who_asks_to_be_left_alone_is_not_asked_a_second_time_without_via()
    {
        await using var checking = await PageChecking.StartAsync();
        checking.Network.Answer(Page, Replies.Status(429, ("Retry-After", "7200")));

        var finding = await checking.FindAsync(new PageRecord { Address = PageChecking.Address(Page), FirstSeen = default });

        AssertVerdict(Verdict.Failing, "429 Too Many Requests", finding.Check);
        Assert.Equal(TimeSpan.FromHours(2), finding.RetryAfter);
        Assert.Equal(1, checking.Network.CountOf("https://page.example/a/b"));
    }
}
