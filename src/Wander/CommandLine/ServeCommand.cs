using System.CommandLine;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging.Console;
using Wander.Configuration;
using Wander.Hosting;
using Wander.Text;

namespace Wander.CommandLine;

/// <summary><c>wander serve</c>, and <c>wander</c> without a command: runs the service until a signal stops it.</summary>
internal static class ServeCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Option<string> config, CommandContext context)
    {
        var command = new Command("serve", "Run the service. This is the default command.");
        command.SetAction(RunAsync(config, context));
        return command;
    }

    /// <summary>Returns the action of the command.</summary>
    public static Func<ParseResult, CancellationToken, Task<int>> RunAsync(
        Option<string> config, CommandContext context) => async (arguments, cancellationToken) =>
    {
        var origin = context.ReadOrigin(arguments.GetRequiredValue(config));
        if (origin.Initial.Settings is not { } settings)
            return WanderCommand.InvalidUsage;
        await using var app = WanderApplication.Create(settings, origin, services =>
        {
            services.Configure<SimpleConsoleFormatterOptions>(log => log.ColorBehavior =
                context.Terminal.IsErrorInteractive ? LoggerColorBehavior.Enabled : LoggerColorBehavior.Disabled);
            context.Replace?.Invoke(services);
        });
        if (await StartAsync(app, settings.Listen) is { } problem)
        {
            await context.Terminal.Error.WriteLineAsync(problem);
            return WanderCommand.InvalidUsage;
        }
        var listening = settings.Listen.Port == 0 ? app.Urls.First().TrimEnd('/') : settings.Listen.Value;
        await context.Terminal.Error.WriteLineAsync(
            $"Wander {ProductVersion.Text} serves {ServiceAddress.Describe(settings, listening)} (press Ctrl+C to stop)");
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    };

    // Returns null when the service listens; otherwise a message. Kestrel reports an address in use as an inner exception of an
    // IOException, and other failures as a SocketException or an IOException.
    private static async Task<string?> StartAsync(WebApplication app, ListenAddress listen)
    {
        try
        {
            await app.StartAsync();
            return null;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            await app.StopAsync(); // hosted services that have already started
            return ListenEndpoint.Explain(listen, e.InnerException is AddressInUseException, e.Message);
        }
    }
}
