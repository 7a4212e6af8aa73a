using Wander.Protocol.Network;
using Wander.Web.Requests;

namespace Wander.Web.Map;

/// <summary>The addresses of the map.</summary>
internal static class MapLinks
{
    /// <summary>Returns the name of a size in the <c>size</c> parameter.</summary>
    public static string NameOf(MapSize size) => size.ToString().ToLowerInvariant();

    /// <summary>Returns the address of the map in the current size.</summary>
    /// <param name="links">The addresses of this console.</param>
    /// <param name="view">The current view.</param>
    /// <param name="focus">The console whose links the map shows; null for all.</param>
    public static string To(SiteLinks links, MapView view, NetworkConsole? focus)
    {
        List<KeyValuePair<string, string?>> parameters = [];
        if (focus is not null)
            parameters.Add(new("console", focus.Address.Value));
        if (view.Size is not MapSize.Fitting)
            parameters.Add(new("size", NameOf(view.Size)));
        return links.To("map", view.VisitorState, parameters);
    }
}
