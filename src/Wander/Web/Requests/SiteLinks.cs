using Wander.Configuration;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.Web.Localization;

namespace Wander.Web.Requests;

/// <summary>Addresses of our own, under the path of <c>url</c>: links work whatever a proxy makes of the path.</summary>
/// <param name="settings">Our address.</param>
public class SiteLinks(WanderSettings settings)
{
    /// <summary>The file of a static export from which the browser picks pages and in which it searches.</summary>
    public const string PoolFile = "pool.json";

    private readonly string _path = settings.Url.Path.EndsWith('/')
        ? settings.Url.Path
        : settings.Url.Path[..(settings.Url.Path.LastIndexOf('/') + 1)];

    /// <summary>How links lead to the console's own folder: its path, with a slash at its end.</summary>
    public virtual string Root => _path;

    /// <summary>Where all consoles are, for whoever wants more than a page shows.</summary>
    public virtual string AllConsoles => File("api/consoles");

    /// <summary>Where all pages are.</summary>
    /// <param name="verdict">Those with this verdict alone; null for all.</param>
    public virtual string AllPages(Verdict? verdict = null) =>
        File(verdict is { } known ? $"api/pages?verdict={VerdictNames.NameOf(known)}" : "api/pages");

    /// <summary>A file of ours or of the owner's: relative ones are under <see cref="Root"/>, absolute ones stay.</summary>
    public string File(string name) => Uri.IsWellFormedUriString(name, UriKind.Absolute) ? name : Root + name;

    /// <summary>The console, on a visitor's way.</summary>
    /// <param name="visitor">What the link carries.</param>
    public string Console(VisitorState visitor) => To("", visitor);

    /// <summary>A place of ours, on a visitor's way.</summary>
    /// <param name="path">Its path under <see cref="Root"/>.</param>
    /// <param name="visitor">What the link carries.</param>
    public string To(string path, VisitorState visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return To(path, visitor.Parameters);
    }

    /// <summary>A place of ours, with parameters of its own, on a visitor's way.</summary>
    /// <param name="path">Its path under <see cref="Root"/>.</param>
    /// <param name="visitor">What the link carries.</param>
    /// <param name="parameters">What it is asked.</param>
    public string To(string path, VisitorState visitor, IEnumerable<KeyValuePair<string, string?>> parameters)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return To(path, parameters.Concat(visitor.Parameters));
    }

    /// <summary>What is known of a console, in the directory.</summary>
    public string ConsoleView(NetworkConsole console, VisitorState visitor)
    {
        ArgumentNullException.ThrowIfNull(console);
        return To("directory/console", visitor, [new("url", console.Address.Value)]);
    }

    /// <summary>A place of ours with any parameters.</summary>
    /// <param name="path">Its path under <see cref="Root"/>.</param>
    /// <param name="parameters">The parameters; those without a value are left out.</param>
    public string To(string path, params IEnumerable<KeyValuePair<string, string?>> parameters) => Root + Place(path, parameters);

    /// <summary>The same as others find it from anywhere, at <c>url</c>.</summary>
    /// <param name="path">Its path under <see cref="Root"/>.</param>
    /// <param name="parameters">The parameters; those without a value are left out.</param>
    public string Absolute(string path, params IEnumerable<KeyValuePair<string, string?>> parameters) =>
        settings.Url.Origin + _path + Place(path, parameters);

    /// <summary>Where a place is in the console's own folder.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="parameters">What it is asked; those without a value do not count.</param>
    protected virtual string Place(string path, IEnumerable<KeyValuePair<string, string?>> parameters) =>
        path + QueryString.Create(parameters.Where(parameter => !string.IsNullOrEmpty(parameter.Value)));
}
