using Wander.Fetching;
using Wander.Framing;
using Wander.PageReading;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Checking;

/// <summary>What a successful answer means: whether a frame of ours would show it, and what the page says about itself.</summary>
internal static class PageAnswer
{
    /// <summary>Reads an answer.</summary>
    /// <param name="answer">The answer, its body perhaps cut off.</param>
    /// <param name="at">Where it came from.</param>
    /// <param name="console">Our address.</param>
    /// <returns>What came of it; or where the page itself sends its visitors at once, and nothing else.</returns>
    public static (PageLoading? Loading, PageAddress? Next) Read(FetchResult.Answered answer, PageAddress at, ConsoleAddress console)
    {
        var type = answer.Headers.All("Content-Type") is { Length: > 0 } types ? string.Join(", ", types) : null;
        var head = ShownTypes.IsHtml(type, answer.Body.Span)
            ? PageHead.Read(PageDecoding.Decode(answer.Body.Span, answer.Charset, at), at, MediaType.Of(type) == "application/xhtml+xml")
            : null;
        var loading = WhyNotShown(answer, type, head, at, console);
        if (loading is null && (DeclaredRefresh.InHeader(answer.Headers, at) ?? head?.Refresh) is { } refresh)
        {
            if (refresh.LeadsAwayFrom(at) is { } next)
                return (null, next);
            if (refresh.LeadsNowhere)
                loading = PageLoading.Failing("sends its readers to an address that is no page");
        }
        loading ??= Judge(answer, head);
        return (loading with { IsAnswered = true, Validators = answer.Validators, Details = DetailsOf(answer, head) }, null);
    }

    /// <summary>What it means that a page, which could be shown before, has not changed: its framing headers may have.</summary>
    public static PageLoading Unchanged(HeaderLines headers, PageAddress at, ConsoleAddress console) =>
        RefusalOf(headers, at, console) is { } refusal
            ? refusal with { IsAnswered = true }
            : new PageLoading(Verdict.Embeddable, Reason: null) { IsAnswered = true, IsUnchanged = true };

    // What is not shown refreshes nothing either.
    private static PageLoading? WhyNotShown(
        FetchResult.Answered answer, string? type, PageHead? head, PageAddress at, ConsoleAddress console)
    {
        if (head is { IsOptedOut: true })
            return new PageLoading(Verdict.OptedOut, "says <meta name=\"wander\" content=\"no\">");
        if (answer.Status is 204 or 205)
            return PageLoading.Failing($"{answer.Status}: nothing to show"); // browsers stay where they are
        var dispositions = HeaderValues.Split(answer.Headers.All("Content-Disposition"));
        if (dispositions.Distinct(StringComparer.Ordinal).Skip(1).Any())
            return PageLoading.Failing("several Content-Disposition headers that differ"); // Chromium shows an error
        if (ShownTypes.IsAttachment(dispositions.FirstOrDefault()))
            return new PageLoading(Verdict.NotAPage, "comes as a download (Content-Disposition)");
        if (!ShownTypes.Shows(type, answer.Body.Span))
            return new PageLoading(Verdict.NotAPage, $"no frame shows this type ({MediaType.Of(type) ?? "no type, and no text"})");
        return RefusalOf(answer.Headers, at, console);
    }

    private static PageLoading Judge(FetchResult.Answered answer, PageHead? head)
    {
        if (answer.Body.Span.Trim("\0\t\n\f\r "u8).IsEmpty || head is { IsBlank: true })
            return PageLoading.Failing("an empty page");
        if (head is { HasMarkup: false } && answer.Body.Length == PageLoader.MaximumBytes)
            return PageLoading.Failing("no page: 256 KiB of HTML without a single tag");
        return new PageLoading(Verdict.Embeddable, Reason: null);
    }

    private static PageLoading? RefusalOf(HeaderLines headers, PageAddress at, ConsoleAddress console) =>
        console.IsHttps && !at.IsHttps ? new PageLoading(Verdict.HttpOnly, "answers on http alone")
        : FramePermission.Refusal(headers.All("X-Frame-Options"), headers.All("Content-Security-Policy"), at, console) is { } reason
            ? new PageLoading(Verdict.RefusesFraming, reason)
        : null;

    private static PageDetails DetailsOf(FetchResult.Answered answer, PageHead? head)
    {
        var declared = answer.Headers.First("Content-Language")?.Split(',')[0].Trim();
        var language = head?.Language ?? (declared is not null && LanguageTag.IsTag(declared) ? declared : null);
        return new PageDetails(head?.Title, head?.Description, language, head?.Feed);
    }
}
