using System.Collections;
using System.CommandLine;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Wander.Configuration;

namespace Wander.CommandLine;

/// <summary><c>wander serve</c>, and <c>wander</c> alone: runs the service until it is told to stop.</summary>
internal static class ServeCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Option<string> config)
    {
        var command = new Command("serve", "Runs the service (this is also what happens without a command).");
        command.SetAction(RunAsync(config));
        return command;
    }

    /// <summary>What it does.</summary>
    public static Func<ParseResult, CancellationToken, Task<int>> RunAsync(Option<string> config) => async (arguments, cancellationToken) =>
    {
        var origin = Read(arguments.GetRequiredValue(config), arguments.InvocationConfiguration.Error);
        if (origin.Begun.Settings is not { } settings)
            return WanderCommand.WrongUsage;
        await using var app = WanderApplication.Create(settings, origin);
        if (await StartAsync(app, settings.Listen) is { } mistake)
        {
            await arguments.InvocationConfiguration.Error.WriteLineAsync(mistake);
            return WanderCommand.WrongUsage;
        }
        await arguments.InvocationConfiguration.Error.WriteLineAsync(
            $"Wander {ProductVersion.Text}: {settings.Title}, at {app.Urls.First().TrimEnd('/')}{settings.Url.Path} (Ctrl+C stops it)");
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    };

    private static SettingsOrigin Read(string file, TextWriter talk)
    {
        var environment = Environment();
        var reading = WanderSettingsFile.Read(file, environment);
        foreach (var problem in reading.Problems)
            talk.WriteLine(problem);
        return new SettingsOrigin(Path.GetFullPath(file), environment, reading);
    }

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
            return Listening.Words(listen, e.InnerException is AddressInUseException, e.Message);
        }
    }

    private static Dictionary<string, string> Environment() =>
        System.Environment.GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => entry.Value as string ?? "", StringComparer.Ordinal);
}
