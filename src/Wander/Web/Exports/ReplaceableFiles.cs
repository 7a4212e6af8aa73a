using System.Collections.Frozen;

namespace Wander.Web.Exports;

/// <summary>Files of ours that a file of the same name in the owner's folder <c>public/</c> replaces.</summary>
internal static class ReplaceableFiles
{
    /// <summary>Their names, under the console's path.</summary>
    public static FrozenSet<string> Names { get; } =
        FrozenSet.Create(StringComparer.Ordinal, RobotsFile.Path, SitemapFile.Path, BlogrollFile.PathOfSite);
}
