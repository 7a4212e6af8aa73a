using System.Collections.Immutable;

namespace Wander.Web.Parts;

/// <summary>A part of the Console dialog. Without JavaScript, each is a page of its own.</summary>
public enum ConsolePart
{
    /// <summary>What this console is.</summary>
    Base,

    /// <summary>The consoles that it lists.</summary>
    Neighbours,

    /// <summary>The pages that it recommends.</summary>
    Pages,

    /// <summary>What it hides, and why.</summary>
    Ignores,

    /// <summary>What the visitor saw.</summary>
    History,

    /// <summary>How each console was found.</summary>
    Discovery,

    /// <summary>How far the crawl is, and what failed.</summary>
    Crawl,
}

/// <summary>The names and addresses of the parts.</summary>
internal static class ConsoleParts
{
    /// <summary>The route of all of them.</summary>
    public const string Route = "/console/{name?}";

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static ImmutableArray<ConsolePart> All { get; } = [.. Enum.GetValues<ConsolePart>()];

    /// <summary>A part's name in the page: <c>neighbours</c>.</summary>
    public static string NameOf(ConsolePart part) => part.ToString().ToLowerInvariant();

    /// <summary>Where a part is, under the console's path: <c>console/neighbours</c>, and <c>console</c> for the first.</summary>
    public static string PathOf(ConsolePart part) => part is ConsolePart.Base ? "console" : "console/" + NameOf(part);

    /// <summary>Reads the end of the path; false when there is no such part.</summary>
    /// <param name="name">What follows <c>console/</c>; null for nothing.</param>
    /// <param name="part">The part.</param>
    public static bool TryRead(string? name, out ConsolePart part)
    {
        var path = name is null ? "console" : "console/" + name;
        part = All.FirstOrDefault(known => PathOf(known) == path);
        return PathOf(part) == path;
    }
}
