using Wander.Configuration;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.Web.Localization;

namespace Wander.Web.Requests;

/// <summary>
/// Creates links to this console. They begin with the path of <c>url</c>, so they work even when a proxy changes the path of
/// requests.
/// </summary>
/// <param name="settings">The settings.</param>
public class SiteLinks(WanderSettings settings)
{
    /// <summary>The name of the file in a static export that browsers use to pick and search pages.</summary>
    public const string PoolFile = "pool.json";

    private readonly string _path = settings.Url.Path.EndsWith('/')
        ? settings.Url.Path
        : settings.Url.Path[..(settings.Url.Path.LastIndexOf('/') + 1)];

    /// <summary>The prefix of links to the console's own folder: its path, with a trailing slash.</summary>
    public virtual string Root => _path;

    /// <summary>The link to the full list of consoles, for HTML pages that show only a part of it.</summary>
    public virtual string AllConsoles => File("api/consoles");

    /// <summary>Returns the link to the full list of pages.</summary>
    /// <param name="verdict">The verdict of the pages to list; null for all pages.</param>
    public virtual string AllPages(Verdict? verdict = null) =>
        File(verdict is { } known ? $"api/pages?verdict={VerdictNames.NameOf(known)}" : "api/pages");

    /// <summary>
    /// Returns the link to a file. Relative names are resolved against <see cref="Root"/>; absolute addresses stay unchanged.
    /// </summary>
    public string File(string name) => Uri.IsWellFormedUriString(name, UriKind.Absolute) ? name : Root + name;

    /// <summary>Returns the link to the console page.</summary>
    /// <param name="visitor">The visitor's state, which the link contains.</param>
    public string Console(VisitorState visitor) => To("", visitor);

    /// <summary>Returns the link to a page of this console.</summary>
    /// <param name="path">The path, relative to <see cref="Root"/>.</param>
    /// <param name="visitor">The visitor's state, which the link contains.</param>
    public string To(string path, VisitorState visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return To(path, visitor.Parameters);
    }

    /// <summary>Returns the link to a page of this console with additional query parameters.</summary>
    /// <param name="path">The path, relative to <see cref="Root"/>.</param>
    /// <param name="visitor">The visitor's state, which the link contains.</param>
    /// <param name="parameters">The additional parameters; those without a value are left out.</param>
    public string To(string path, VisitorState visitor, IEnumerable<KeyValuePair<string, string?>> parameters)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return To(path, parameters.Concat(visitor.Parameters));
    }

    /// <summary>Returns the link to the page about a console in the directory.</summary>
    public string ConsoleView(NetworkConsole console, VisitorState visitor)
    {
        ArgumentNullException.ThrowIfNull(console);
        return To("directory/console", visitor, [new("url", console.Address.Value)]);
    }

    /// <summary>Returns the link to a page of this console with query parameters.</summary>
    /// <param name="path">The path, relative to <see cref="Root"/>.</param>
    /// <param name="parameters">The parameters; those without a value are left out.</param>
    public string To(string path, params IEnumerable<KeyValuePair<string, string?>> parameters) => Root + Place(path, parameters);

    /// <summary>Returns the public, absolute address of a page of this console, which begins with <c>url</c>.</summary>
    /// <param name="path">The path, relative to <see cref="Root"/>.</param>
    /// <param name="parameters">The parameters; those without a value are left out.</param>
    public string Absolute(string path, params IEnumerable<KeyValuePair<string, string?>> parameters) =>
        settings.Url.Origin + _path + Place(path, parameters);

    /// <summary>Returns the path and query of a page, relative to the console's own folder.</summary>
    /// <param name="path">The path.</param>
    /// <param name="parameters">The query parameters; those without a value are left out.</param>
    protected virtual string Place(string path, IEnumerable<KeyValuePair<string, string?>> parameters) =>
        path + QueryString.Create(parameters.Where(parameter => !string.IsNullOrEmpty(parameter.Value)));
}
