using System.Collections.Immutable;
using Wander.Checking;
using Wander.Configuration;
using Wander.Failures;
using Wander.Ignoring;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Sessions;
using Wander.Web.Localization;

namespace Wander.Inspecting;

/// <summary>The findings about each recommended page, from its verdict and its redirects.</summary>
internal static class PageInspection
{
    /// <summary>Returns the pages in the order of the settings.</summary>
    public static ImmutableArray<InspectedEntry> Of(WanderSettings settings, NetworkSession session)
    {
        var twins = new PageTwins();
        return [.. settings.Pages.Select(page => settings.Ignore.Find(page.Address.Value) is { } pattern
            ? InspectedEntry.HiddenBy(pattern, page.Address.Value, page.Source)
            : Of(page, session.Memory.Pages.Find(page.Address)?.Check ?? PageCheck.None, session.FindingOf(page.Address), twins,
                settings.Ignore))];
    }

    private static InspectedEntry Of(OwnPage page, PageCheck check, PageCheckResult? finding, PageTwins twins, IgnoreList ignore)
    {
        var found = twins.FindOrAdd(page, check) is { } twin
            ? new Finding($"is the same page as {twin.Address} ({twin.Source})", RemedyFor(page, twin))
            : check.Verdict is Verdict.Embeddable ? Moved(page.Address, check, finding) : null;
        Finding?[] all = [FailureOf(check, ignore), found];
        return new InspectedEntry(
            page.Address.Value, page.Source, VerdictNames.NameOf(check.Verdict), check.Failure, [.. all.OfType<Finding>()]);
    }

    private static string RemedyFor(OwnPage page, OwnPage twin) => (page.Address.IsHttps, twin.Address.IsHttps) switch
    {
        (false, true) => "Remove it, and keep the https address.",
        (true, false) => $"Remove the entry in {twin.Source}, and keep the https address.",
        _ => "Remove one of the two entries.",
    };

    private static Finding? FailureOf(PageCheck check, IgnoreList ignore)
    {
        var reason = check.Failure is { } failure ? FailureText.InEnglish(failure) : "";
        return check.Verdict switch
        {
            Verdict.Embeddable => null,
            Verdict.RefusesFraming => new($"refuses framing ({reason})", "Remove it, or visitors can only open it in a new tab."),
            Verdict.HttpOnly => new(
                $"is only available over http{HttpsReason(check.Failure)}", "Ask its owner to support https, or remove it."),
            Verdict.Gone => new($"is gone ({reason})", "Remove it, or replace it with its new address."),
            Verdict.NotAPage => new(
                $"is not a web page ({reason})", "Remove it, or replace it with the address of a page that links to it."),
            Verdict.OptedOut => new($"must not be shown ({reason})", "Remove it."),
            Verdict.Failing => new(
                $"could not be loaded ({reason})", FailureAdvice.For(check.Failure ?? new(FailureKind.Unknown), ignore)),
            _ => new("was not checked, because its site requested a pause", "Try again later."),
        };
    }

    private static string HttpsReason(Failure? failure) => failure switch
    {
        { Kind: FailureKind.HttpOnly, Cause: { } cause } => $" (https: {FailureText.InEnglish(cause)})",
        null or { Kind: FailureKind.HttpOnly } => "",
        _ => $" ({FailureText.InEnglish(failure)})",
    };

    private static Finding? Moved(PageAddress page, PageCheck check, PageCheckResult? finding)
    {
        if (check.Final is { } final && finding is { IsMoved: true })
            return new($"has moved to {final}", "Replace it with the new address.");
        if (check.Final is { } elsewhere && Site.Of(elsewhere.Value) != Site.Of(page.Value))
            return new($"redirects to another site ({elsewhere})", "Check that this is still the right page.", IsNote: true);
        return check.LoadedAs is { } secure
            ? new($"is also available over https ({secure})", "Replace it with the new address.", IsNote: true)
            : null;
    }
}
