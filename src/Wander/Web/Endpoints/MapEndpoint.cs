using Microsoft.AspNetCore.Http.HttpResults;
using Wander.Configuration;
using Wander.Protocol.Network;
using Wander.State;
using Wander.Web.Components.Map;
using Wander.Web.Directory;
using Wander.Web.Localization;
using Wander.Web.Map;
using Wander.Web.Requests;

namespace Wander.Web.Endpoints;

/// <summary>
/// <c>GET /map?console=&amp;size=</c>: shows the network as an SVG picture. No parameter value causes an error: for an unknown
/// console, the page shows the whole map with a remark.
/// </summary>
internal static class MapEndpoint
{
    // Returns IResult because the Request Delegate Generator does not see types that the Razor generator creates.
    public static IResult Get(
        HttpContext context,
        LiveNetwork live,
        NetworkMaps maps,
        WanderSettings settings,
        InterfaceTexts texts,
        string? console = null,
        string? size = null)
    {
        context.Response.Headers.CacheControl = "no-cache";
        var moment = live.Now;
        var requested = string.IsNullOrWhiteSpace(console) ? null : console.Trim();
        var focus = requested is null ? null : Find(moment.Network, requested);
        var unknown = focus is null ? requested : null;
        return new RazorComponentResult<MapPage>(new
        {
            View = new MapView(moment, maps.Of(moment.Network), VisitorState.UiOnly(context))
            {
                Size = SizeOf(size),
                Focus = focus,
                Unknown = unknown,
                Remark = unknown is null
                    ? null
                    : texts.WhyUnknown(unknown, settings.Ignore, texts["MapUnknown", InterfaceTexts.Beginning(unknown)]),
            },
        });
    }

    // Visitors type either the address of a console or the name that the map shows for it.
    private static NetworkConsole? Find(NetworkSnapshot network, string addressOrName)
    {
        if (network.TryFindConsole(addressOrName, out var console))
            return console;
        return network.Consoles.FirstOrDefault(
            known => InterfaceTexts.NameOf(known.Address.Value).Equals(addressOrName, StringComparison.OrdinalIgnoreCase));
    }

    private static MapSize SizeOf(string? text) => text switch
    {
        "whole" => MapSize.Whole,
        "readable" => MapSize.Readable,
        _ => MapSize.Fitting,
    };
}
