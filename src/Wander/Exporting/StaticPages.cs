using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Wander.Configuration;
using Wander.Protocol.Network;
using Wander.Web.Requests;

namespace Wander.Exporting;

/// <summary>Renders the pages of the service to files, with relative links between them.</summary>
/// <param name="services">The services of the pages, except their links.</param>
/// <param name="settings">The settings, with the address of this console.</param>
/// <param name="network">The network.</param>
internal sealed class StaticPages(IServiceProvider services, WanderSettings settings, NetworkSnapshot network)
{
    /// <summary>Returns the file of a page.</summary>
    /// <typeparam name="TPage">The component; its parameter is <c>View</c>.</typeparam>
    /// <param name="place">The location of the page.</param>
    /// <param name="view">Creates the view of the page when the file is written.</param>
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

    // Links are relative, so they differ for each page.
    private sealed class PageServices(IServiceProvider services, SiteLinks links) : IServiceProvider
    {
        public object? GetService(Type serviceType) =>
            serviceType == typeof(SiteLinks) ? links : services.GetService(serviceType);
    }
}
