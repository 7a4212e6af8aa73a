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
/// <c>GET /map?console=&amp;size=</c>: the network as a picture, drawn here. Nothing in a request can make it
/// an error, as on the console page: for a console that nobody knows it says so, and shows all of them.
/// </summary>
internal static class MapEndpoint
{
    // The generator that binds endpoints does not see the types of other generators, Razor's among them: hence IResult.
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
        var asked = string.IsNullOrWhiteSpace(console) ? null : console.Trim();
        var focus = asked is null ? null : Find(moment.Network, asked);
        var unknown = focus is null ? asked : null;
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

    // By its address, or by the name under which it is in the picture, which is what visitors type.
    private static NetworkConsole? Find(NetworkSnapshot network, string asked)
    {
        if (network.TryFindConsole(asked, out var console))
            return console;
        return network.Consoles.FirstOrDefault(
            known => InterfaceTexts.NameOf(known.Address.Value).Equals(asked, StringComparison.OrdinalIgnoreCase));
    }

    private static MapSize SizeOf(string? text) => text switch
    {
        "whole" => MapSize.Whole,
        "readable" => MapSize.Readable,
        _ => MapSize.Fitting,
    };
}
