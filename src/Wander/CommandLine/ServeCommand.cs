using System.CommandLine;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging.Console;
using Wander.Configuration;
using Wander.Hosting;
using Wander.Text;

namespace Wander.CommandLine;

/// <summary><c>wander serve</c>, and <c>wander</c> alone: runs the service until it is told to stop.</summary>
internal static class ServeCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Option<string> config, CommandContext context)
    {
        var command = new Command("serve", "Runs the service (this is also what happens without a command).");
        command.SetAction(RunAsync(config, context));
        return command;
    }

    /// <summary>What it does.</summary>
    public static Func<ParseResult, CancellationToken, Task<int>> RunAsync(
        Option<string> config, CommandContext context) => async (arguments, cancellationToken) =>
    {
        var origin = context.ReadOrigin(arguments.GetRequiredValue(config));
        if (origin.Begun.Settings is not { } settings)
            return WanderCommand.WrongUsage;
        await using var app = WanderApplication.Create(settings, origin, services =>
        {
            services.Configure<SimpleConsoleFormatterOptions>(log => log.ColorBehavior =
                context.Terminal.IsErrorInteractive ? LoggerColorBehavior.Enabled : LoggerColorBehavior.Disabled);
            context.Replace?.Invoke(services);
        });
        if (await StartAsync(app, settings.Listen) is { } mistake)
        {
            await context.Terminal.Error.WriteLineAsync(mistake);
            return WanderCommand.WrongUsage;
        }
        var listening = settings.Listen.Port == 0 ? app.Urls.First().TrimEnd('/') : settings.Listen.Value;
        await context.Terminal.Error.WriteLineAsync(
            $"Wander {ProductVersion.Text} serves {ServiceAddress.Describe(settings, listening)} (press Ctrl+C to stop)");
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    };

    // Why it cannot listen, in words; null when it does. Kestrel says some of it with the one exception and some with the other.
    private static async Task<string?> StartAsync(WebApplication app, ListenAddress listen)
    {
        try
        {
            await app.StartAsync();
            return null;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            await app.StopAsync(); // what had started before
            return ListenEndpoint.Explain(listen, e.InnerException is AddressInUseException, e.Message);
        }
    }
}
