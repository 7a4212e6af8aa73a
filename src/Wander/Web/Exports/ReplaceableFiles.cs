using System.Collections.Frozen;

namespace Wander.Web.Exports;

/// <summary>The generated files that the owner can replace with a file of the same name in <c>public/</c>.</summary>
internal static class ReplaceableFiles
{
    /// <summary>The paths of these files, relative to the console's path.</summary>
    public static FrozenSet<string> Names { get; } =
        FrozenSet.Create(StringComparer.Ordinal, RobotsFile.Path, SitemapFile.Path, BlogrollFile.PathOfSite);
}
