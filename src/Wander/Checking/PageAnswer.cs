using Wander.Fetching;
using Wander.Framing;
using Wander.PageReading;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Checking;

/// <summary>Evaluates a successful response: whether our frame would display it, and the metadata of the page.</summary>
internal static class PageAnswer
{
    /// <summary>Evaluates a response.</summary>
    /// <param name="answer">The response; its body may be truncated.</param>
    /// <param name="at">The address that was requested.</param>
    /// <param name="console">The address of our console.</param>
    /// <returns>The result, or the target of a refresh that the page declares.</returns>
    public static RedirectStep<PageLoading> Read(FetchResult.Answered answer, PageAddress at, ConsoleAddress console)
    {
        var type = answer.Headers.All("Content-Type") is { Length: > 0 } types ? string.Join(", ", types) : null;
        var head = FrameableMediaTypes.IsHtml(type, answer.Body.Span)
            ? PageHead.Read(
                PageDecoding.Decode(answer.Body.Span, answer.Charset, at), at, MediaType.Of(type) == "application/xhtml+xml")
            : null;
        var loading = WhyNotShown(answer, type, head, at, console);
        if (loading is null && (DeclaredRefresh.InHeader(answer.Headers, at) ?? head?.Refresh) is { } refresh)
        {
            if (refresh.LeadsAwayFrom(at) is { } next)
                return new RedirectStep<PageLoading>.Next(next, IsPermanent: false);
            if (refresh.LeadsNowhere)
                loading = PageLoading.Failing(new Failure(FailureKind.InvalidRefresh));
        }
        loading ??= Judge(answer, head);
        return new RedirectStep<PageLoading>.End(
            loading with { IsAnswered = true, Validators = answer.Validators, Details = DetailsOf(answer, head) });
    }

    /// <summary>
    /// Evaluates a 304 response for a page that was embeddable before. Its framing headers may have changed although its content
    /// has not.
    /// </summary>
    public static PageLoading Unchanged(HeaderLines headers, PageAddress at, ConsoleAddress console) =>
        RefusalOf(headers, at, console) is { } refusal
            ? refusal with { IsAnswered = true }
            : new PageLoading(Verdict.Embeddable, Failure: null) { IsAnswered = true, IsUnchanged = true };

    // Returns null when the page is displayed. These reasons come first, because a page that is not displayed does not refresh.
    private static PageLoading? WhyNotShown(
        FetchResult.Answered answer, string? type, PageHead? head, PageAddress at, ConsoleAddress console)
    {
        if (head is { IsOptedOut: true })
            return new PageLoading(Verdict.OptedOut, new Failure(FailureKind.OptedOut));
        if (answer.Status is 204 or 205)
            // Browsers do not navigate on these statuses, so the frame would stay empty.
            return PageLoading.Failing(new Failure(FailureKind.NoContent) { Status = answer.Status });
        var dispositions = HeaderValues.Split(answer.Headers.All("Content-Disposition"));
        if (dispositions.Distinct(StringComparer.Ordinal).Skip(1).Any()) // Chromium shows an error
            return PageLoading.Failing(new Failure(FailureKind.ConflictingHeaders) { Detail = "Content-Disposition" });
        if (FrameableMediaTypes.IsAttachment(dispositions.FirstOrDefault()))
            return new PageLoading(Verdict.NotAPage, new Failure(FailureKind.Download));
        if (!FrameableMediaTypes.Shows(type, answer.Body.Span))
            return new PageLoading(Verdict.NotAPage, new Failure(FailureKind.NotFrameable) { Detail = MediaType.Of(type) });
        return RefusalOf(answer.Headers, at, console);
    }

    private static PageLoading Judge(FetchResult.Answered answer, PageHead? head)
    {
        if (answer.Body.Span.Trim("\0\t\n\f\r "u8).IsEmpty || head is { IsBlank: true })
            return PageLoading.Failing(new Failure(FailureKind.EmptyPage));
        if (head is { HasMarkup: false } && answer.Body.Length == PageLoader.MaximumBytes)
            return PageLoading.Failing(new Failure(FailureKind.NoMarkup) { Detail = $"{PageLoader.MaximumBytes / 1024} KiB" });
        return new PageLoading(Verdict.Embeddable, Failure: null);
    }

    private static PageLoading? RefusalOf(HeaderLines headers, PageAddress at, ConsoleAddress console) =>
        console.IsHttps && !at.IsHttps ? new PageLoading(Verdict.HttpOnly, new Failure(FailureKind.HttpOnly))
        : FramePermission.Refusal(headers.All("X-Frame-Options"), headers.All("Content-Security-Policy"), at, console)
            is { } failure ? new PageLoading(Verdict.RefusesFraming, failure)
        : null;

    private static PageDetails DetailsOf(FetchResult.Answered answer, PageHead? head)
    {
        var declared = answer.Headers.First("Content-Language")?.Split(',')[0].Trim();
        var language = head?.Language ?? (declared is not null && LanguageTag.IsTag(declared) ? declared : null);
        return new PageDetails(head?.Title, head?.Description, language, head?.Feed);
    }
}
