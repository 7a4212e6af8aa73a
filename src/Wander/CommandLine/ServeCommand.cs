using System.Collections;
using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
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
        if (!TryReadSettings(arguments.GetRequiredValue(config), arguments.InvocationConfiguration.Error, out var settings))
            return WanderCommand.WrongUsage;
        await using var app = WanderApplication.Create(settings);
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

    private static bool TryReadSettings(string file, TextWriter talk, [NotNullWhen(true)] out WanderSettings? settings)
    {
        var reading = WanderSettingsFile.Read(file, Environment());
        foreach (var problem in reading.Problems)
            talk.WriteLine(problem);
        settings = reading.Settings;
        return settings is not null;
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
            return e.InnerException is AddressInUseException
                ? $"{listen.Value} is in use by another program: stop that one, or write another `listen` in the settings."
                : $"{listen.Value} cannot be listened on: {e.Message}";
        }
    }

    private static Dictionary<string, string> Environment() =>
        System.Environment.GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => entry.Value as string ?? "", StringComparer.Ordinal);
}
