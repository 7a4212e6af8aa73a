using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Wander.Protocol;
using Wander.Protocol.Network;
using Wander.Web.Localization;

namespace Wander.Web.Requests;

/// <summary>A recommendation as visitors and programs get it, with the reason why it was picked.</summary>
/// <param name="Id">The page's id.</param>
/// <param name="Url">The page's address.</param>
/// <param name="Frame">What the frame loads.</param>
/// <param name="Sandbox">The frame's sandbox.</param>
/// <param name="Title">The page's title; null while it is not known.</param>
/// <param name="Description">The page's description of itself; null while it is not known.</param>
/// <param name="Language">The page's language; null while it is not known.</param>
/// <param name="Note">What the owner of this console says about it; null when nothing.</param>
/// <param name="Console">The console that recommends it.</param>
/// <param name="Path">The consoles by which ours reached that one: ours first, that one last.</param>
/// <param name="RecommendedBy">How many consoles recommend it.</param>
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
    /// <summary>What its <see cref="Url"/> is called in a sentence, when there is no title.</summary>
    [JsonIgnore]
    public string Name => Title ?? InterfaceTexts.NameOf(Url);

    /// <summary><see cref="Id"/>, read.</summary>
    [JsonIgnore]
    internal PageId PageId => PageId.TryParse(Id, out var id) ? id : default;
}

/// <summary>Picks pages for visitors.</summary>
/// <param name="framing">How pages are framed.</param>
/// <param name="random">The source of chance; it must be safe for many threads.</param>
public sealed class Picks(FrameAttributes framing, Random random)
{
    /// <summary>Picks the next page for a visitor; null when there is nothing to recommend.</summary>
    /// <param name="network">The network.</param>
    /// <param name="seen">The visitor's last pages.</param>
    /// <param name="language">The language that the visitor asked for; null for any.</param>
    /// <param name="visited">The origin under which the visitor has the console.</param>
    public Pick? Next(NetworkSnapshot network, ReadOnlySpan<PageId> seen, string? language, string visited)
    {
        ArgumentNullException.ThrowIfNull(network);
        var pool = language is null ? network.Pool : network.PoolIn(language);
        return RecommendationPicker.Pick(network, pool, seen, random) is { } picked
            ? Describe(network, picked.Page, picked.Console, visited)
            : null;
    }

    /// <summary>A page that was asked for, as its nearest recommender recommends it.</summary>
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
