using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Wander.Configuration;
using Wander.Protocol.Network;
using Wander.Web.Requests;

namespace Wander.Exporting;

/// <summary>Renders pages of the service into files, with links that lead to files.</summary>
/// <param name="services">What the pages need besides their links.</param>
/// <param name="settings">Our address.</param>
/// <param name="network">The network.</param>
internal sealed class StaticPages(IServiceProvider services, WanderSettings settings, NetworkSnapshot network)
{
    /// <summary>A page as a file.</summary>
    /// <typeparam name="TPage">The component; its parameter is <c>View</c>.</typeparam>
    /// <param name="place">Where it is.</param>
    /// <param name="view">What it shows, made when it is written.</param>
    public StaticFile Of<TPage>(StaticLocation place, Func<object> view) where TPage : IComponent => new(
        place.File,
        async (stream, cancellationToken) =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var provider = new PageServices(services, new StaticLinks(settings, network, place));
            await using var renderer = new HtmlRenderer(provider, services.GetRequiredService<ILoggerFactory>());
            await using var text = new StreamWriter(stream, leaveOpen: true);
            await renderer.Dispatcher.InvokeAsync(async () =>
            {
                var parameters = ParameterView.FromDictionary(
                    new Dictionary<string, object?>(StringComparer.Ordinal) { ["View"] = view() });
                (await renderer.RenderComponentAsync<TPage>(parameters)).WriteHtmlTo(text);
            });
        });

    // Each page has links of its own.
    private sealed class PageServices(IServiceProvider services, SiteLinks links) : IServiceProvider
    {
        public object? GetService(Type serviceType) =>
            serviceType == typeof(SiteLinks) ? links : services.GetService(serviceType);
    }
}
