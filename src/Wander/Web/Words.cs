using System.Globalization;
using Wander.Crawling;
using Wander.Protocol;
using Wander.Protocol.Network;

namespace Wander.Web;

/// <summary>What the API and the page both say in words.</summary>
internal static class Words
{
    /// <summary>Why there is no recommendation.</summary>
    /// <param name="network">What is known.</param>
    /// <param name="language">The language that was asked for; null for any.</param>
    public static string NothingToRecommend(NetworkSnapshot network, string? language) => language is not null
        ? $"No page in the language “{language}” is known."
        : network.Pages.Count == 0
            ? "No page is known yet: this console recommends none itself, and no console that it lists has answered so far."
            : "None of the pages that are known can be shown at the moment; they are looked at again from time to time.";

    /// <summary>Why an address is not shown.</summary>
    public static string Hidden(IgnorePattern pattern) => pattern.Reason is null
        ? $"This console hides it: its ignore list has “{pattern.Text}”."
        : $"This console hides it: its ignore list has “{pattern.Text}” ({pattern.Reason}).";

    /// <summary>Why a page that somebody recommends is not put into the frame; null where it is.</summary>
    public static string? WhyNotShown(PageCheck check)
    {
        var sentence = check.Verdict switch
        {
            Verdict.RefusesFraming => "This page does not want to be shown inside another one",
            Verdict.HttpOnly => "This page is not encrypted, and browsers do not show such a page inside an encrypted one",
            Verdict.Gone => "This page is gone",
            Verdict.Failing => "This page could not be loaded when this console last looked",
            Verdict.NotAPage => "This address leads to something that a frame cannot show",
            Verdict.OptedOut => "The owner of this page does not want consoles to show it",
            _ => null,
        };
        return sentence is null ? null : $"{sentence} ({check.Reason}). Open leads to it in a tab of its own.";
    }

    /// <summary>Why a page is not recommended, in short.</summary>
    public static string Of(PageCheck check) => check.Verdict switch
    {
        Verdict.RefusesFraming => $"not shown, refuses to be framed: {check.Reason}",
        Verdict.HttpOnly => $"not shown, not encrypted: {check.Reason}",
        Verdict.Gone => $"not shown, gone: {check.Reason}",
        Verdict.Failing => $"not shown for now: {check.Reason}",
        Verdict.NotAPage => $"not shown, not a page: {check.Reason}",
        Verdict.OptedOut => $"not shown, its owner does not want it: {check.Reason}",
        _ => check.Reason ?? "",
    };

    /// <summary>What a visitor typed is no address.</summary>
    /// <param name="text">What was typed; of a long text, the beginning is repeated.</param>
    public static string NoAddress(string text) =>
        $"“{(text.Length > 100 ? text[..99] + "…" : text)}” is no address of a page. Write one that begins with https:// or http://.";

    /// <summary>How a console is called in a sentence: its host, and its folder where that is not the usual one.</summary>
    /// <param name="address">The console's address.</param>
    public static string NameOf(string address)
    {
        var name = address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..].TrimEnd('/');
        const string usual = "/wander";
        return name.EndsWith(usual, StringComparison.Ordinal) ? name[..^usual.Length] : name;
    }

    /// <summary>How far a running crawl is; the numbers' names are those of the API.</summary>
    public const string CrawlRuns =
        "Reading consoles: {read} of {consoles} read, {failed} failed. {checked} of {pages} pages checked, {embeddable} can be shown.";

    /// <summary>How the crawl ended; written like <see cref="CrawlRuns"/>.</summary>
    public const string CrawlIsOver =
        "{consoles} consoles known, {failed} of them could not be read. {checked} of {pages} pages checked, {embeddable} can be shown.";

    /// <summary>How far the crawl is.</summary>
    public static string Of(CrawlProgress crawl) => (crawl.IsRunning ? CrawlRuns : CrawlIsOver)
        .Replace("{read}", Number(crawl.Consoles.Read), StringComparison.Ordinal)
        .Replace("{consoles}", Number(crawl.Consoles.Known), StringComparison.Ordinal)
        .Replace("{failed}", Number(crawl.Consoles.Failed), StringComparison.Ordinal)
        .Replace("{checked}", Number(crawl.Pages.Checked), StringComparison.Ordinal)
        .Replace("{pages}", Number(crawl.Pages.Known), StringComparison.Ordinal)
        .Replace("{embeddable}", Number(crawl.Pages.Embeddable), StringComparison.Ordinal);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A console's state in words.</summary>
    public static string Of(ConsoleState state) => state switch
    {
        ConsoleState.Read => "read",
        ConsoleState.LastGood => "failing; what it said last counts",
        ConsoleState.Failed => "could not be read",
        _ => "not read yet",
    };
}
