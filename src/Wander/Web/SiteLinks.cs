using Wander.Configuration;

namespace Wander.Web;

/// <summary>Addresses of our own, under the path of <c>url</c>: links work whatever a proxy makes of the path.</summary>
/// <param name="settings">Our address.</param>
public sealed class SiteLinks(WanderSettings settings)
{
    /// <summary>The console's own path, with a slash at its end.</summary>
    public string Root { get; } = settings.Url.Path.EndsWith('/')
        ? settings.Url.Path
        : settings.Url.Path[..(settings.Url.Path.LastIndexOf('/') + 1)];

    /// <summary>A file of ours or of the owner's: relative ones are under <see cref="Root"/>, absolute ones stay.</summary>
    public string File(string name) => Uri.IsWellFormedUriString(name, UriKind.Absolute) ? name : Root + name;

    /// <summary>The permalink of a page.</summary>
    /// <param name="id">The page's id.</param>
    /// <param name="seen">The visitor's last pages, for a console without JavaScript; null otherwise.</param>
    /// <param name="language">The visitor's language; null for any.</param>
    public string Page(string id, string? seen = null, string? language = null) =>
        Root + QueryString.Create(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["page"] = id, ["seen"] = seen, ["language"] = language }
                .Where(pair => !string.IsNullOrEmpty(pair.Value)));
}
