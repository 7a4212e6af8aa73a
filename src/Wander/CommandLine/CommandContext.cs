using System.Collections;
using Wander.Configuration;
using Wander.Configuration.Reading;
using Wander.Configuration.Watching;
using Wander.Output;
using Wander.Sessions;

namespace Wander.CommandLine;

/// <summary>The environment that a command runs in.</summary>
/// <param name="Terminal">Standard output and standard error.</param>
/// <param name="Environment">The environment variables.</param>
internal sealed record CommandContext(Terminal Terminal, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>Replaces services, for tests: for example the transport that reaches sites.</summary>
    public Action<IServiceCollection>? Replace { get; init; }

    /// <summary>Opens standard input.</summary>
    public Func<Stream> Input { get; init; } = Console.OpenStandardInput;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Returns the context of this process.</summary>
    public static CommandContext OfProcess()
    {
        var environment = System.Environment.GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => entry.Value as string ?? "", StringComparer.Ordinal);
        return new CommandContext(Terminal.OfProcess(environment), environment);
    }

    /// <summary>Reads the settings, and writes all their problems to standard error.</summary>
    /// <param name="file">The settings file.</param>
    /// <returns>
    /// The settings; null when they contain errors. The command then ends with <see cref="WanderCommand.InvalidUsage"/>.
    /// </returns>
    public WanderSettings? ReadSettings(string file) => ReadOrigin(file).Initial.Settings;

    /// <summary>
    /// Reads the settings like <see cref="ReadSettings"/>, and returns their location as well, so that the service can reload
    /// them.
    /// </summary>
    public SettingsOrigin ReadOrigin(string file)
    {
        var reading = WanderSettingsFile.Read(file, Environment);
        foreach (var problem in reading.Problems)
            Terminal.Error.WriteLine(problem);
        return new SettingsOrigin(Path.GetFullPath(file.Length > 0 ? file : "."), Environment, reading);
    }

    /// <summary>Shows the progress of an operation until it ends.</summary>
    /// <param name="task">The name of the operation: <c>Reading consoles</c>.</param>
    /// <param name="work">The operation; it reports its progress.</param>
    public Task<T> ShowProgressAsync<T>(string task, Func<IProgress<SessionProgress>, Task<T>> work) =>
        Terminal.ShowProgressAsync(task, Time, work);

    /// <summary>Opens a session, which starts with the stored network.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="isReading">True when the command does not need to store anything.</param>
    public NetworkSession OpenNetwork(WanderSettings settings, bool isReading = false) => NetworkSession.Open(
        settings,
        Terminal.Error,
        services =>
        {
            services.AddSingleton(Time);
            Replace?.Invoke(services);
        },
        isReading);
}
