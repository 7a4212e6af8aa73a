using Wander.Configuration;
using Wander.Protocol.Network;

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

    /// <summary>The console, on a visitor's way.</summary>
    /// <param name="visit">What the link carries.</param>
    public string Console(Visit visit) => To("", visit);

    /// <summary>A place of ours, on a visitor's way.</summary>
    /// <param name="path">Its path under <see cref="Root"/>.</param>
    /// <param name="visit">What the link carries.</param>
    public string To(string path, Visit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return To(path, visit.Parameters);
    }

    /// <summary>A place of ours, with parameters of its own, on a visitor's way.</summary>
    /// <param name="path">Its path under <see cref="Root"/>.</param>
    /// <param name="visit">What the link carries.</param>
    /// <param name="parameters">What it is asked.</param>
    public string To(string path, Visit visit, IEnumerable<KeyValuePair<string, string?>> parameters)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return To(path, parameters.Concat(visit.Parameters));
    }

    /// <summary>What is known of a console, in the directory.</summary>
    public string ConsoleView(NetworkConsole console, Visit visit)
    {
        ArgumentNullException.ThrowIfNull(console);
        return To("directory/console", visit, [new("url", console.Address.Value)]);
    }

    /// <summary>A place of ours with any parameters.</summary>
    /// <param name="path">Its path under <see cref="Root"/>.</param>
    /// <param name="parameters">The parameters; those without a value are left out.</param>
    public string To(string path, params IEnumerable<KeyValuePair<string, string?>> parameters) =>
        Root + path + QueryString.Create(parameters.Where(parameter => !string.IsNullOrEmpty(parameter.Value)));

    /// <summary>The same as others find it from anywhere, at <c>url</c>.</summary>
    /// <param name="path">Its path under <see cref="Root"/>.</param>
    /// <param name="parameters">The parameters; those without a value are left out.</param>
    public string Absolute(string path, params IEnumerable<KeyValuePair<string, string?>> parameters) =>
        settings.Url.Origin + To(path, parameters);
}
