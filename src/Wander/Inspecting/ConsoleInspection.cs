using System.Collections.Immutable;
using Wander.Configuration;
using Wander.Failures;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.State;
using Wander.Web.Localization;

namespace Wander.Inspecting;

/// <summary>The neighbours: what is the matter with each, by what came of asking for its <c>wander.js</c>.</summary>
internal static class ConsoleInspection
{
    private const string TellOwner = "tell its owner, or remove it";

    /// <summary>The neighbours in the owner's order.</summary>
    public static ImmutableArray<InspectedEntry> Of(WanderSettings settings, CrawlMemory memory)
    {
        var listed = settings.Consoles.ToDictionary(console => console.Address, ConsoleAddress.SchemeAside);
        var found = new Dictionary<ConsoleAddress, ListedConsole>(ConsoleAddress.SchemeAside);
        return [.. settings.Consoles.Select(console =>
        {
            if (settings.Ignore.Find(console.Address.Value) is { } pattern)
                return InspectedEntry.HiddenBy(pattern, console.Address.Value, console.Source);
            var record = memory.Consoles.Find(console.Address);
            var state = record?.State ?? ConsoleState.Unread;
            return new InspectedEntry(
                console.Address.Value, console.Source, VerdictNames.NameOf(state), record?.Failure,
                    [.. FindingsOf(console, record)])
            {
                Remark = record?.Remark,
            };
        })];

        IEnumerable<Finding> FindingsOf(ListedConsole console, ConsoleRecord? record)
        {
            if (record is not { State: ConsoleState.Read })
            {
                yield return Trouble(console.Address, record?.Failure, settings.Ignore);
                yield break;
            }
            if (!found.TryAdd(record.Final, console))
                yield return SameAs(found[record.Final]);
            else if (!record.Final.IsSameAs(console.Address) && listed.TryGetValue(record.Final, out var other))
                yield return SameAs(other);
            else if (Elsewhere(settings.Url, console.Address, record.Final) is { } elsewhere)
                yield return elsewhere;
            if (record.Remark is { } remark)
                yield return new($"has something to mend in its wander.js ({RemarkText.Of(remark)})",
                    "its owner might want to know", IsNote: true);
        }
    }

    private static Finding SameAs(ListedConsole other) =>
        new($"is the same console as {other.Address} ({other.Source})", "remove one of the two");

    private static Finding? Elsewhere(ConsoleAddress own, ConsoleAddress listed, ConsoleAddress final) =>
        final == listed ? null
        : final.IsSameAs(own) ? new("leads to this console itself", "remove it")
        : final == listed.UsualPlaceOnSite ? new($"is the site, and its console is at {final}", $"write {final}")
        : new($"has moved to {final}", $"write {final}");

    private static Finding Trouble(ConsoleAddress console, Failure? failure, IgnoreList ignore)
    {
        if (failure is null)
            return new("could not be asked now", "try again later");
        var reason = FailureText.InEnglish(failure);
        return failure switch
        {
            { IsMissing: true } => new($"has no wander.js ({reason})", "remove it, or write its new address"),
            { Kind: FailureKind.InvalidScript } => new(
                $"has a wander.js that cannot be read (line {failure.Line}: {failure.Detail})", WhereItMayBe(console)),
            { Kind: FailureKind.BodyTooLong } => new($"has a wander.js that is too long ({reason})", TellOwner),
            {
                Kind: FailureKind.InvalidRedirect or FailureKind.RedirectWithUserName or FailureKind.RedirectToItself
                or FailureKind.RedirectLoop or FailureKind.TooManyRedirects or FailureKind.RedirectToHttp
            } =>
                new($"could not be read ({reason})", TellOwner),
            _ => new($"could not be read ({reason})", FailureAdvice.For(failure, ignore)),
        };
    }

    // Some sites answer every request with a page.
    private static string WhereItMayBe(ConsoleAddress console) => console.UsualPlaceOnSite is { } usual
        ? $"write the address of its console, which may be {usual}, or remove it"
        : TellOwner;
}
