using Wander.Web.Requests;

namespace Wander.Web.Directory;

/// <summary>What visitors may look through instead of wandering.</summary>
public enum DirectorySection
{
    /// <summary>The pages.</summary>
    Pages,

    /// <summary>The consoles.</summary>
    Consoles,

    /// <summary>The network as a picture.</summary>
    Map,

    /// <summary>Who recommends a site.</summary>
    Site,
}

/// <summary>The addresses of the sections.</summary>
internal static class DirectorySections
{
    /// <summary>The sections that a site has: looking up a site is a query.</summary>
    public static IEnumerable<DirectorySection> Of(SiteCapabilities capabilities) =>
        Enum.GetValues<DirectorySection>().Where(section => section is not DirectorySection.Site || capabilities.AnswersQueries);

    /// <summary>Where a section is, under the console's path.</summary>
    public static string PathOf(DirectorySection section) => section switch
    {
        DirectorySection.Consoles => "directory/consoles",
        DirectorySection.Map => "map",
        DirectorySection.Site => "directory/site",
        _ => "directory",
    };
}
