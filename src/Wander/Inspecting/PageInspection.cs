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

/// <summary>The recommended pages: what is the matter with each, by its verdict and by where it leads.</summary>
internal static class PageInspection
{
    /// <summary>The pages in the owner's order.</summary>
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
            ? new Finding($"is the same page as {twin.Address} ({twin.Source})", WhichToRemove(page, twin))
            : check.Verdict is Verdict.Embeddable ? Moved(page.Address, check, finding) : null;
        Finding?[] all = [Trouble(check, ignore), found];
        return new InspectedEntry(
            page.Address.Value, page.Source, VerdictNames.NameOf(check.Verdict), check.Failure, [.. all.OfType<Finding>()]);
    }

    private static string WhichToRemove(OwnPage page, OwnPage twin) => (page.Address.IsHttps, twin.Address.IsHttps) switch
    {
        (false, true) => "remove it, and keep the one with https",
        (true, false) => $"remove {twin.Source}, and keep the one with https",
        _ => "remove one of the two",
    };

    private static Finding? Trouble(PageCheck check, IgnoreList ignore)
    {
        var reason = check.Failure is { } failure ? FailureText.InEnglish(failure) : "";
        return check.Verdict switch
        {
            Verdict.Embeddable => null,
            Verdict.RefusesFraming => new($"refuses framing ({reason})", "remove it, or expect visitors to get it in a tab only"),
            Verdict.HttpOnly => new(
                check.Failure is { Kind: FailureKind.HttpOnly } ? $"is {reason}" : reason,
                "ask its owner for https, or remove it"),
            Verdict.Gone => new($"is gone ({reason})", "remove it, or write its new address"),
            Verdict.NotAPage => new($"is no page ({reason})", "remove it, or write the address of a page that links to it"),
            Verdict.OptedOut => new($"does not want to be shown here ({reason})", "remove it"),
            Verdict.Failing => new($"fails ({reason})", FailureAdvice.For(check.Failure ?? new(FailureKind.Unknown), ignore)),
            _ => new("could not be looked at now, as its site asks to be left alone for a while", "try again later"),
        };
    }

    private static Finding? Moved(PageAddress page, PageCheck check, PageCheckResult? finding)
    {
        if (check.Final is { } final && finding is { IsMoved: true })
            return new($"has moved to {final}", $"write {final}");
        if (check.Final is { } elsewhere && Site.Of(elsewhere.Value) != Site.Of(page.Value))
            return new($"leads to {elsewhere}", "look whether that is still the page that you mean", IsNote: true);
        return check.LoadedAs is { } secure ? new("answers over https as well", $"write {secure}", IsNote: true) : null;
    }
}
