using System.Collections.Immutable;
using Wander.Configuration;
using Wander.Failures;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.State;
using Wander.Web.Localization;

namespace Wander.Inspecting;

/// <summary>The findings about each neighbour, from the result of reading its <c>wander.js</c>.</summary>
internal static class ConsoleInspection
{
    private const string TellOwner = "Tell its owner, or remove it.";

    /// <summary>Returns the neighbours in the order of the settings.</summary>
    public static ImmutableArray<InspectedEntry> Of(WanderSettings settings, CrawlMemory memory)
    {
        var listed = settings.Consoles.ToDictionary(console => console.Address, ConsoleAddress.IgnoringScheme);
        var found = new Dictionary<ConsoleAddress, ListedConsole>(ConsoleAddress.IgnoringScheme);
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
                yield return FailureOf(console.Address, record?.Failure, settings.Ignore);
                yield break;
            }
            if (!found.TryAdd(record.Final, console))
                yield return SameAs(found[record.Final]);
            else if (!record.Final.IsSameAs(console.Address) && listed.TryGetValue(record.Final, out var other))
                yield return SameAs(other);
            else if (RedirectOf(settings.Url, console.Address, record.Final) is { } redirect)
                yield return redirect;
            if (record.Remark is { } remark)
            {
                yield return new(
                    $"has a problem in its wander.js ({RemarkText.Of(remark)})",
                    "You may want to tell its owner.",
                    IsNote: true);
            }
        }
    }

    private static Finding SameAs(ListedConsole other) =>
        new($"is the same console as {other.Address} ({other.Source})", "Remove one of the two entries.");

    private static Finding? RedirectOf(ConsoleAddress own, ConsoleAddress listed, ConsoleAddress final) =>
        final == listed ? null
        : final.IsSameAs(own) ? new("redirects to this console", "Remove it.")
        : final == listed.UsualPlaceOnSite
            ? new($"is the address of a site, not of its console ({final})", "Replace it with the address of the console.")
        : new($"has moved to {final}", "Replace it with the new address.");

    private static Finding FailureOf(ConsoleAddress console, Failure? failure, IgnoreList ignore)
    {
        if (failure is null)
            return new("could not be read at the moment", "Try again later.");
        var reason = FailureText.InEnglish(failure);
        return failure switch
        {
            { IsMissing: true } => new($"has no wander.js ({reason})", "Remove it, or replace it with its new address."),
            { Kind: FailureKind.InvalidScript } => new(
                $"has a wander.js that cannot be read (line {failure.Line}: {failure.Detail?.TrimEnd('.')})", RemedyFor(console)),
            { Kind: FailureKind.BodyTooLong } => new($"has a wander.js that is too long ({reason})", TellOwner),
            {
                Kind: FailureKind.InvalidRedirect or FailureKind.RedirectWithUserName or FailureKind.RedirectToItself
                or FailureKind.RedirectLoop or FailureKind.TooManyRedirects or FailureKind.RedirectToHttp
            } =>
                new($"could not be read ({reason})", TellOwner),
            _ => new($"could not be read ({reason})", FailureAdvice.For(failure, ignore)),
        };
    }

    // Some sites respond to every request with a page, even when their console is in another folder.
    private static string RemedyFor(ConsoleAddress console) => console.UsualPlaceOnSite is { } usual
        ? $"Replace it with the address of its console (possibly {usual}), or remove it."
        : TellOwner;
}
