using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Wander.Protocol;
using Wander.Protocol.Network;
using Wander.Web.Localization;

namespace Wander.Web.Requests;

/// <summary>A picked page, for visitors and for the API, with the consoles that lead to it.</summary>
/// <param name="Id">The id of the page.</param>
/// <param name="Url">The address of the page.</param>
/// <param name="Frame">The address that the frame loads.</param>
/// <param name="Sandbox">The value of the frame's <c>sandbox</c> attribute.</param>
/// <param name="Title">The title of the page; null when unknown.</param>
/// <param name="Description">The description that the page declares; null when unknown.</param>
/// <param name="Language">The language of the page; null when unknown.</param>
/// <param name="Note">The note that the owner of this console wrote about the page; null when there is none.</param>
/// <param name="Console">The address of the console that recommends the page.</param>
/// <param name="Path">The path of consoles from this console to the recommending one, both included.</param>
/// <param name="RecommendedBy">The number of consoles that recommend the page.</param>
public sealed record Pick(
    string Id,
    string Url,
    string Frame,
    string Sandbox,
    string? Title,
    string? Description,
    string? Language,
    string? Note,
    string Console,
    ImmutableArray<string> Path,
    int RecommendedBy)
{
    /// <summary>The title of the page, or a short form of its address when it has no title.</summary>
    [JsonIgnore]
    public string Name => Title ?? InterfaceTexts.NameOf(Url);

    /// <summary>The parsed <see cref="Id"/>.</summary>
    [JsonIgnore]
    internal PageId PageId => PageId.TryParse(Id, out var id) ? id : default;
}

/// <summary>Picks pages for visitors.</summary>
/// <param name="framing">The attributes of the frame.</param>
/// <param name="random">The random number generator. It must be thread-safe.</param>
public sealed class Picks(FrameAttributes framing, Random random)
{
    /// <summary>Picks the next page for a visitor.</summary>
    /// <param name="network">The network.</param>
    /// <param name="seen">The pages that the visitor saw last.</param>
    /// <param name="language">The language of the pages to pick from; null for any.</param>
    /// <param name="visited">The origin at which the visitor uses the console.</param>
    /// <returns>The pick; null when the pool is empty.</returns>
    public Pick? Next(NetworkSnapshot network, ReadOnlySpan<PageId> seen, string? language, string visited)
    {
        ArgumentNullException.ThrowIfNull(network);
        var pool = language is null ? network.Pool : network.PoolIn(language);
        return RecommendationPicker.Pick(network, pool, seen, random) is { } picked
            ? Describe(network, picked.Page, picked.Console, visited)
            : null;
    }

    /// <summary>Describes a requested page as a pick from its nearest recommending console.</summary>
    public Pick Of(NetworkSnapshot network, NetworkPage page, string visited)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Describe(network, page, network.NearestRecommender(page), visited);
    }

    private Pick Describe(NetworkSnapshot network, NetworkPage page, NetworkConsole console, string visited) => new(
        page.Address.Id.ToString(),
        page.Address.Value,
        framing.FrameOf(page),
        framing.SandboxOf(page, visited),
        page.Check.Title,
        page.Check.Description,
        page.Language,
        page.Note,
        console.Address.Value,
        [.. network.PathTo(console).Select(step => step.Address.Value)],
        page.Recommenders.Count);
}
