using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wander.Failures;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.State;
using Wander.Web.Directory;
using Wander.Web.Errors;
using Wander.Web.Localization;
using Wander.Web.Requests;

namespace Wander.Web.Api;

/// <summary>
/// <c>GET /api/consoles?after=&amp;limit=</c>: lists the consoles by their distance from this console, which is the first, one
/// part per response.
/// </summary>
internal static class ConsolesEndpoint
{
    internal sealed record ConsoleList(int Total, string? Next, IReadOnlyList<ConsoleEntry> Consoles);

    internal sealed record ConsoleEntry(
        string Url,
        IReadOnlyList<string> Aliases,
        int Pages,
        IReadOnlyList<string> Neighbours,
        IReadOnlyList<string> Referrers,
        int Depth,
        ConsoleState State,
        string? Reason,
        string? Kind,
        DateTime? LastRead);

    public static Results<Ok<ConsoleList>, ProblemHttpResult> Get(
        LiveNetwork live, InterfaceTexts texts, string? after = null, string? limit = null)
    {
        var network = live.Now.Network;
        if (!Paging.TryReadLimit(limit, out var count))
            return Problems.BadRequest(texts, "limit", Paging.MaximumLimit);
        if (!TryReadAfter(network, after, out var first))
            return Problems.BadRequest(texts, "after");

        var part = network.Consoles.AsSpan().Slice(first, Math.Min(count, network.Consoles.Length - first));
        var end = first + part.Length;
        return TypedResults.Ok(new ConsoleList(
            network.Consoles.Length,
            end < network.Consoles.Length ? network.Consoles[end - 1].Address.Value : null,
            [.. part.ToArray().Select(console => Describe(network, console))]));
    }

    private static bool TryReadAfter(NetworkSnapshot network, string? text, out int first)
    {
        first = 0;
        if (string.IsNullOrEmpty(text))
            return true;
        if (!network.TryFindConsole(text, out var last))
            return false;
        first = last.Index + 1;
        return true;
    }

    private static ConsoleEntry Describe(NetworkSnapshot network, NetworkConsole console) => new(
        console.Address.Value,
        [.. console.Aliases.Select(alias => alias.Value)],
        console.Pages.Length,
        [.. console.Neighbours.Select(index => network.Consoles[index].Address.Value)],
        [.. console.Referrers.Select(index => network.Consoles[index].Address.Value)],
        console.Depth,
        console.State,
        ReasonOf(console),
        FailureNames.Of(console.Failure, console.Remark),
        console.LastRead?.UtcDateTime);

    private static string? ReasonOf(NetworkConsole console) =>
        console.Failure is { } failure ? FailureText.Of(failure, CultureInfo.CurrentUICulture)
        : console.Remark is { } remark ? RemarkText.Of(remark)
        : null;
}
