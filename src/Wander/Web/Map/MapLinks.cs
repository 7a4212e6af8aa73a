using Wander.Protocol.Network;
using Wander.Web.Requests;

namespace Wander.Web.Map;

/// <summary>The addresses that the map leads to.</summary>
internal static class MapLinks
{
    /// <summary>A size as the parameter names it.</summary>
    public static string NameOf(MapSize size) => size.ToString().ToLowerInvariant();

    /// <summary>The map, as large as it is shown.</summary>
    /// <param name="links">Our addresses.</param>
    /// <param name="view">What is shown.</param>
    /// <param name="focus">The console whose listings the map shows; null for all.</param>
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
