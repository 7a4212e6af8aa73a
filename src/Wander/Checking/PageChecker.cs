using System.Diagnostics.CodeAnalysis;
using Wander.Configuration;
using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Checking;

/// <summary>What came of checking a page.</summary>
/// <param name="Check">The verdict, and what is known of the page now.</param>
/// <param name="Validators">By what the next check asks whether anything changed.</param>
/// <param name="IsMoved">True when the page says that it is at its final address for good.</param>
internal sealed record PageCheckResult(PageCheck Check, Validators Validators, bool IsMoved = false)
{
    /// <summary>How long the site asks not to be contacted; null when it does not.</summary>
    public TimeSpan? RetryAfter => Check.Failure?.OfRequest().RetryAfter;
}

/// <summary>
/// Checks one page (design, section 7): finds a way to load it that works in our visitors' frames, with <c>via</c> or without,
/// over https where our console is https.
/// </summary>
/// <param name="settings">Our address, and what pages learn of it.</param>
/// <param name="loader">Loads pages.</param>
/// <param name="time">The clock.</param>
internal sealed class PageChecker(WanderSettings settings, PageLoader loader, TimeProvider time)
{
    /// <summary>Checks a page.</summary>
    /// <param name="record">What is known of it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<PageCheckResult> CheckAsync(PageRecord record, CancellationToken cancellationToken)
    {
        var page = record.Address;
        if (!settings.Url.IsHttps || page.IsHttps)
            return Find(record, await LoadAsync(page, record, cancellationToken), loadedAs: null);

        // Browsers show no http page inside an https one.
        var secure = page.AsHttps is { } https ? await LoadAsync(https, record, cancellationToken) : null;
        if (secure?.Loading.Verdict is not (null or Verdict.Gone or Verdict.Failing or Verdict.HttpOnly))
            return Find(record, secure, page.AsHttps);
        var loading = await loader.LoadAsync(page, Validators.None, cancellationToken);
        if (loading.Verdict is Verdict.HttpOnly && secure is not null)
            loading = loading with { Failure = loading.Failure! with { Cause = secure.Loading.Failure } };
        return Find(record, new Way(loading, IsPlain: false), loadedAs: null);
    }

    // With `via`, or without where only that works.
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

    // A page that answers where it was asked would answer the same without a query; a name, a certificate or a silent host has
    // nothing to do with one; and who asks to be left alone is.
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
        // Some servers leave framing headers out of a 304: the next request asks for all of it.
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

    // A page that we show may have its feed where we hide everything.
    private PageAddress? Shown(PageAddress? feed) => feed is not null && settings.Ignore.Hides(feed.Value) ? null : feed;

    private PageAddress? FinalOf(PageLoading loading, PageAddress asked)
    {
        var final = loading.Final is { } address && settings.Via is { } via ? Via.RemoveFrom(address, via) : loading.Final;
        return final == asked ? null : final;
    }

    private sealed record Way(PageLoading Loading, bool IsPlain);
}
