using Wander.Web.Requests;

namespace Wander.Web.Directory;

/// <summary>The sections of the directory.</summary>
public enum DirectorySection
{
    /// <summary>The pages.</summary>
    Pages,

    /// <summary>The consoles.</summary>
    Consoles,

    /// <summary>The map of the network.</summary>
    Map,

    /// <summary>The recommendations of a site.</summary>
    Site,
}

/// <summary>The addresses of the sections.</summary>
internal static class DirectorySections
{
    /// <summary>Returns the available sections. A static export cannot look up a site, because that is a query.</summary>
    public static IEnumerable<DirectorySection> Of(SiteCapabilities capabilities) =>
        Enum.GetValues<DirectorySection>().Where(section => section is not DirectorySection.Site || capabilities.AnswersQueries);

    /// <summary>Returns the path of a section, relative to the path of the console.</summary>
    public static string PathOf(DirectorySection section) => section switch
    {
        DirectorySection.Consoles => "directory/consoles",
        DirectorySection.Map => "map",
        DirectorySection.Site => "directory/site",
        _ => "directory",
    };
}
