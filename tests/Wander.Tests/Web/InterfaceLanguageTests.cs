using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Wander.Tests.Web.Parts;

namespace Wander.Tests.Web;

/// <summary>Tests the choice of the interface language, and that pages contain no other language.</summary>
public partial class InterfaceLanguageTests(Site site) : IClassFixture<Site>
{
    private const int Timeout = 30_000;

    private static readonly string[] DirectoryPaths =
    [
        "directory", "directory?q=nothing&language=!&verdict=!&console=!", "directory/consoles",
            "directory/console?url=https://a.example/",
        "directory/console?url=https://dead.example/", "directory/site", "directory/site?host=shared.example",
            "directory/site?host=ads.example",
        "directory/site?host=nobody.example", "directory/site?host=!", "map", "map?console=nonsense",
            "map?console=https://a.example/",
    ];

    public static TheoryData<string> Languages => [.. Texts.OtherLanguages];

    [Theory(Timeout = Timeout)]
    [InlineData(null, "en")]
    [InlineData("", "en")]
    [InlineData("fr", "fr")]
    [InlineData("JA", "ja")]
    [InlineData("fr-CA,fr;q=0.8,en;q=0.5", "fr")]
    [InlineData("pt-BR", "pt")]
    [InlineData("pt-PT,en;q=0.1", "pt")]
    [InlineData("de-Latn-AT-1901", "de")]
    [InlineData("en;q=0.3, de;q=0.9, fr;q=0.5", "de")]
    [InlineData("en-GB, de", "en")]
    [InlineData("zh", "en")]
    [InlineData("zh-TW, zh;q=0.9, ko;q=0.8, th;q=0.7, nl;q=0.6, es;q=0.5", "es")]
    [InlineData("*", "en")]
    [InlineData("*, ja;q=0.5", "ja")]
    [InlineData("nonsense!!! ;;;q=, =", "en")]
    [InlineData("<script>, .., iv, x-none", "en")]
    [InlineData("de;q=nonsense", "en")]
    public async Task The_languages_of_the_browser_select_the_interface_language(string? accepted, string expected)
    {
        using var response = await GetAsync("", accepted);

        Assert.Equal(expected, await LanguageOfAsync(response, 200));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("a")]
    [InlineData("a,")]
    [InlineData("aa-")]
    [InlineData("xx;q=0.5,")]
    [InlineData(";")]
    public async Task A_very_long_Accept_Language_header_selects_English(string repeated)
    {
        using var response = await GetAsync("", string.Concat(Enumerable.Repeat(repeated, 10_240 / repeated.Length)));

        Assert.Equal("en", await LanguageOfAsync(response, 200));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("?ui=de", "de")]
    [InlineData("?ui=en", "en")]
    [InlineData("?ui=pt-BR", "pt")]
    [InlineData("?ui=", "fr")]
    [InlineData("?ui=zh", "fr")]
    [InlineData("?ui=evil-tag", "fr")]
    [InlineData("?ui=de&ui=es", "fr")]
    [InlineData("?ui=%22%3E%3Cscript%3Eevil", "fr")]
    [InlineData("?ui=..%2F..%2Fevil", "fr")]
    [InlineData("?ui=de%00evil", "fr")]
    [InlineData("?ui=%FF%FEevil", "fr")]
    public async Task A_supported_choice_of_the_visitor_takes_precedence(string query, string expected)
    {
        foreach (var path in new[] { "", "console/crawl", "nothing/here" })
        {
            using var response = await GetAsync(path + query, "fr");
            Assert.Equal(expected, await LanguageOfAsync(response, path.StartsWith('n') ? 404 : 200));
            Assert.DoesNotContain("evil", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal);
        }
    }

    [Fact(Timeout = Timeout)]
    public async Task A_too_long_choice_is_ignored()
    {
        using var response = await GetAsync("?ui=" + new string('x', 7000), "ja");

        Assert.Equal("ja", await LanguageOfAsync(response, 200));
    }

    [Theory(Timeout = Timeout)]
    [MemberData(nameof(Languages))]
    public async Task Every_internal_link_keeps_the_chosen_language(string tag)
    {
        foreach (var path in PartPages.Paths.Concat(DirectoryPaths).Prepend(""))
        {
            var page = await PageAsync(
                path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "ui=" + tag, accepted: null);
            // The Share link has no language, because its recipient may use another one.
            var links = page.QuerySelectorAll("a[href^='/wander/']:not(#share), form:not(:has(:disabled))").Select(
                link => link.GetAttribute("href")
                ?? string.Concat(link.QuerySelectorAll("input[type=hidden]").Select(
                    field => $"&{field.GetAttribute("name")}={field.GetAttribute("value")}")));
            Assert.All(
                links.Where(link => !link.StartsWith("/wander/api/", StringComparison.Ordinal) && !Files.IsMatch(link)),
                link => Assert.Matches("[?&]ui=", link));
        }
    }

    [Theory(Timeout = Timeout)]
    [MemberData(nameof(Languages))]
    public async Task The_language_menu_lists_native_names_and_marks_the_current_language(string tag)
    {
        var page = await PageAsync("", tag);

        Assert.Equal(["English", "français", "Deutsch", "español", "português", "日本語"], page.Texts("#ui-languages a"));
        Assert.Equal(tag, page.One("#ui-languages a[aria-current]").GetAttribute("lang"));
    }

    [Theory(Timeout = Timeout)]
    [MemberData(nameof(Languages))]
    public async Task Translated_pages_contain_no_English(string tag)
    {
        string[] others = ["?page=unknown", "?language=!!!", "?address=nowhere.example", "?address=https://bad.example/",
            "?address=x:y", "?seen=AAAAAAAAAAA"];
        string[] more = ["console/ignores?url=https://ads.example/", "console/ignores?url=https://own.example/",
            "console/history?seen=AAAAAAAAAAA"];
        foreach (var path in PartPages.Paths.Concat(others).Concat(more).Concat(DirectoryPaths).Prepend(""))
        {
            var page = await PageAsync(path, tag);
            foreach (var foreign in page.QuerySelectorAll("[lang=en]:not(html), q, small, h1, code").ToList())
                foreign.Remove(); // texts of other sites and of the owner
            string[] shown =
            [
                page.Body!.TextContent,
                .. page.All.SelectMany(element => element.Attributes)
                    .Where(attribute => attribute.Name.StartsWith("data-", StringComparison.Ordinal) || attribute.Name
                        is "aria-label" or "title" or "placeholder")
                    .Where(attribute => attribute.Name is not ("data-pick" or "data-next" or "data-part"))
                    .Select(attribute => attribute.Value),
            ];
            Assert.All(shown, text => Assert.DoesNotMatch(English, text));
            Assert.All(shown, text => Assert.DoesNotMatch(Name, text));
        }
    }

    [Fact(Timeout = Timeout)]
    public async Task Numbers_are_formatted_for_the_language()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(
            network, "pages:\n" + string.Concat(Enumerable.Range(0, 1234).Select(i => $"  - https://own.example/{i}\n")));

        foreach (var (tag, number) in new[] { ("en", "1,234"), ("fr", "1\u202f234"), ("de", "1.234"), ("es", "1.234"),
            ("pt", "1.234"), ("ja", "1,234") })
            Assert.Contains(number, (await host.Client.PartAsync("console?ui=" + tag)).Texts("#base-numbers dd"));
    }

    [Theory(Timeout = Timeout)]
    [MemberData(nameof(Languages))]
    public async Task Error_pages_are_in_the_interface_language(string tag)
    {
        using var nothing = await GetAsync("nothing/here", tag);
        Assert.Equal(tag, await LanguageOfAsync(nothing, 404));
        Assert.Equal([Text("Error.404"), Text("Advice.404"), Text("ToTheConsole")],
            (await PageAsync("nothing/here", tag, 404)).Texts("h1, p"));
        Assert.Equal([Text("Error.language"), Text("Advice.language"), Text("ToTheConsole")],
            (await PageAsync("random?language=!", tag, 400)).Texts("h1, p"));

        string Text(string name) => Texts.In(tag)[name];
    }

    [Theory(Timeout = Timeout)]
    [MemberData(nameof(Languages))]
    public async Task Problem_details_are_in_the_language_of_the_request(string tag)
    {
        var texts = Texts.In(tag);
        await AssertDetailAsync("api/nothing", 404, texts["Advice.404"]);
        await AssertDetailAsync("api/pages?limit=0", 400, Filled("Advice.parameter.limit", 1000));
        await AssertDetailAsync("api/pages?after=!", 400, texts["Advice.parameter.after"]);
        await AssertDetailAsync("api/pages?console=!", 400, texts["Advice.parameter.console"]);
        await AssertDetailAsync("api/recommendation?language=!", 400, texts["Advice.parameter.language"]);
        await AssertDetailAsync("api/recommendation?seen=!", 400, Filled("Advice.parameter.seen", 100));
        await AssertDetailAsync("api/recommendation?language=xx", 503, Filled("NothingInLanguage", "xx"));

        string Filled(string name, object value) => string.Format(CultureInfo.InvariantCulture, texts[name], value);

        async Task AssertDetailAsync(string path, int status, string detail)
        {
            using var response = await site.Client.SendAsync(HttpMethod.Get, path, ("Accept-Language", tag));
            Assert.Equal(detail, await response.ProblemAsync(status));
            Assert.Equal([tag], response.Content.Headers.ContentLanguage);
        }
    }

    private Task<HttpResponseMessage> GetAsync(string path, string? accepted) => accepted is null
        ? site.Client.SendAsync(HttpMethod.Get, path, ("Accept", "text/html"))
        : site.Client.SendAsync(HttpMethod.Get, path, ("Accept", "text/html"), ("Accept-Language", accepted));

    private async Task<IHtmlDocument> PageAsync(string path, string? accepted, int status = 200)
    {
        using var response = await GetAsync(path, accepted);
        return new HtmlParser().ParseDocument(await response.PageAsync(status));
    }

    // Returns the language of a page. The header, the markup and the text must agree.
    private static async Task<string> LanguageOfAsync(HttpResponseMessage response, int status)
    {
        var page = new HtmlParser().ParseDocument(await response.PageAsync(status));
        var tag = page.DocumentElement.GetAttribute("lang")!;
        Assert.Equal([tag], response.Content.Headers.ContentLanguage);
        Assert.Contains(
            Texts.In(tag)[status == 404 ? "Advice.404" : page.QuerySelector("#parts") is null ? "KeyWander" : "CrawlIsOver"],
            page.Body!.TextContent, StringComparison.Ordinal);
        return tag;
    }

    // English words that do not occur in the other languages.
    [GeneratedRegex(@"\b(the|this|that|and|of|are|not|by|from|with|you|your|which|page is|no page)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex English { get; }

    // The name of a text, which is shown when the text is missing.
    [GeneratedRegex(
        @"\b(Advice|Base|ConsoleState|Crawl|Error|FailingSince|FirstSeen|LastRead|HistoryUnknown|PagesCounted|Part|"
        + @"Referral|RecommendationSeen|RestNotShown|UnreadableSince|Verdict|"
        + @"WhyNotShown)\.\w", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Name { get; }

    [GeneratedRegex(
        @"^/wander/(wander\.js|network\.json|pages\.txt)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Files { get; }
}
