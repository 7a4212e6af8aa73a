using System.Collections.Immutable;

namespace Wander.Web.Parts;

/// <summary>A part of the Console dialog. Each part is also a page, for visitors without JavaScript.</summary>
public enum ConsolePart
{
    /// <summary>An overview of this console.</summary>
    Base,

    /// <summary>The consoles that this console lists.</summary>
    Neighbours,

    /// <summary>The pages that this console recommends.</summary>
    Pages,

    /// <summary>The ignore list, with reasons.</summary>
    Ignores,

    /// <summary>The pages that the visitor has seen.</summary>
    History,

    /// <summary>The consoles, by how they were found.</summary>
    Discovery,

    /// <summary>The progress and the failures of the crawl.</summary>
    Crawl,
}

/// <summary>The names and addresses of the parts.</summary>
internal static class ConsoleParts
{
    /// <summary>The route of all parts.</summary>
    public const string Route = "/console/{name?}";

    /// <summary>All parts, in display order.</summary>
    public static ImmutableArray<ConsolePart> All { get; } = [.. Enum.GetValues<ConsolePart>()];

    /// <summary>Returns the name of a part in the page: <c>neighbours</c>.</summary>
    public static string NameOf(ConsolePart part) => part.ToString().ToLowerInvariant();

    /// <summary>Returns the path of a part below the console: <c>console/neighbours</c>; <c>console</c> for the first.</summary>
    public static string PathOf(ConsolePart part) => part is ConsolePart.Base ? "console" : "console/" + NameOf(part);

    /// <summary>Reads the name of a part in a path. Returns false when there is no such part.</summary>
    /// <param name="name">The path after <c>console/</c>; null when there is none.</param>
    /// <param name="part">The part.</param>
    public static bool TryRead(string? name, out ConsolePart part)
    {
        var path = name is null ? "console" : "console/" + name;
        part = All.FirstOrDefault(known => PathOf(known) == path);
        return PathOf(part) == path;
    }
}
