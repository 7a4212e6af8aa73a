using System.Diagnostics.CodeAnalysis;
using Wander.Configuration;
using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Checking;

/// <summary>The result of checking a page.</summary>
/// <param name="Check">The verdict and the metadata of the page.</param>
/// <param name="Validators">The validators for the next check.</param>
/// <param name="IsMoved">True when all redirects to the final address are permanent.</param>
internal sealed record PageCheckResult(PageCheck Check, Validators Validators, bool IsMoved = false)
{
    /// <summary>The waiting time of the <c>Retry-After</c> header; null when there is none.</summary>
    public TimeSpan? RetryAfter => Check.Failure?.OfRequest().RetryAfter;
}

/// <summary>
/// Checks one page: finds a way to load it that works in the frame, with or without the <c>via</c> parameter, and over https when
/// our console uses https (src/Wander/README.md#checking-pages).
/// </summary>
/// <param name="settings">Supplies our address, the <c>via</c> value and the ignore list.</param>
/// <param name="loader">Loads pages.</param>
/// <param name="time">The clock.</param>
internal sealed class PageChecker(WanderSettings settings, PageLoader loader, TimeProvider time)
{
    /// <summary>Checks a page.</summary>
    /// <param name="record">The stored record of the page.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    public async Task<PageCheckResult> CheckAsync(PageRecord record, CancellationToken cancellationToken)
    {
        var page = record.Address;
        if (!settings.Url.IsHttps || page.IsHttps)
            return Find(record, await LoadAsync(page, record, cancellationToken), loadedAs: null);

        // Browsers block http frames in an https page (mixed content).
        var secure = page.AsHttps is { } https ? await LoadAsync(https, record, cancellationToken) : null;
        if (secure?.Loading.Verdict is not (null or Verdict.Gone or Verdict.Failing or Verdict.HttpOnly))
            return Find(record, secure, page.AsHttps);
        var loading = await loader.LoadAsync(page, Validators.None, cancellationToken);
        if (loading.Verdict is Verdict.HttpOnly && secure is not null)
            loading = loading with { Failure = loading.Failure! with { Cause = secure.Loading.Failure } };
        return Find(record, new Way(loading, IsPlain: false), loadedAs: null);
    }

    // Loads the page with the `via` parameter, and without it if that fails.
    private async Task<Way> LoadAsync(PageAddress page, PageRecord record, CancellationToken cancellationToken)
    {
        var before = record.Check;
        var validators = before is { Verdict: Verdict.Embeddable, Final: null } ? record.Validators : Validators.None;
        if (before.IsPlain || !TryAppendVia(page, out var withVia))
            return new Way(await loader.LoadAsync(page, validators, cancellationToken), before.IsPlain);

        var first = await loader.LoadAsync(withVia, validators, cancellationToken);
        if (!MayBeVia(first))
            return new Way(first, IsPlain: false);
        var second = await loader.LoadAsync(page, Validators.None, cancellationToken);
        return new Way(second with { Took = first.Took + second.Took }, second.Verdict is Verdict.Embeddable);
    }

    private bool TryAppendVia(PageAddress page, [NotNullWhen(true)] out PageAddress? withVia)
    {
        withVia = null;
        return settings.Via is not null && PageAddress.TryParse(Via.AppendTo(page, settings.Via), out withVia);
    }

    // Returns true when the failure may be caused by the `via` parameter. It is not when a response came without redirects (the
    // page itself is the problem), when the name, the certificate or the host failed, or when the site sent Retry-After.
    private static bool MayBeVia(PageLoading loading) =>
        loading is { Verdict: not Verdict.Embeddable }
        && loading is not { IsAnswered: true, Final: null }
        && loading.Failure?.OfRequest() is not ({ RetryAfter: not null }
            or { Kind: FailureKind.NameNotFound or FailureKind.NameLookupFailed or FailureKind.PrivateAddress }
            or { Kind: FailureKind.NoCertificate or FailureKind.CertificateExpired or FailureKind.CertificateNotYetValid }
            or { Kind: FailureKind.CertificateNameMismatch or FailureKind.CertificateNotTrusted or FailureKind.TlsFailed }
            or { Kind: FailureKind.ResponseTimedOut or FailureKind.BodyTimedOut });

    private PageCheckResult Find(PageRecord record, Way way, PageAddress? loadedAs)
    {
        var (loading, before) = (way.Loading, record.Check);
        var check = before with
        {
            Feed = Shown(before.Feed),
            Verdict = loading.Verdict,
            Failure = loading.Failure,
            CheckedAt = time.GetUtcNow(),
            Took = loading.Took,
        };
        // Some servers omit the framing headers from a 304, so the next request is unconditional.
        if (loading.IsUnchanged)
            return new PageCheckResult(check, Validators.None);

        check = check with { IsPlain = way.IsPlain, LoadedAs = loadedAs, Final = FinalOf(loading, loadedAs ?? record.Address) };
        if (loading.Details is { } details)
        {
            check = check with
            {
                Title = details.Title,
                Description = details.Description,
                Language = details.Language,
                Feed = Shown(details.Feed),
            };
        }
        return new PageCheckResult(check, loading.Validators, loading.IsMoved);
    }

    // The ignore list may hide the feed of a page that it does not hide.
    private PageAddress? Shown(PageAddress? feed) => feed is not null && settings.Ignore.Hides(feed.Value) ? null : feed;

    private PageAddress? FinalOf(PageLoading loading, PageAddress requested)
    {
        var final = loading.Final is { } address && settings.Via is { } via ? Via.RemoveFrom(address, via) : loading.Final;
        return final == requested ? null : final;
    }

    private sealed record Way(PageLoading Loading, bool IsPlain);
}
