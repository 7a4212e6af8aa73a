using System.Collections;
using Wander.Configuration;
using Wander.Configuration.Reading;
using Wander.Configuration.Watching;
using Wander.Output;
using Wander.Sessions;

namespace Wander.CommandLine;

/// <summary>What a command finds around it.</summary>
/// <param name="Terminal">Where it writes.</param>
/// <param name="Environment">The environment's variables.</param>
internal sealed record CommandContext(Terminal Terminal, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>Services to use instead of the usual ones; tests replace how sites are reached.</summary>
    public Action<IServiceCollection>? Replace { get; init; }

    /// <summary>Opens standard input.</summary>
    public Func<Stream> Input { get; init; } = Console.OpenStandardInput;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>That of this process.</summary>
    public static CommandContext OfProcess()
    {
        var environment = System.Environment.GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => entry.Value as string ?? "", StringComparer.Ordinal);
        return new CommandContext(Terminal.OfProcess(environment), environment);
    }

    /// <summary>Reads the settings, and says everything that is wrong with them.</summary>
    /// <param name="file">The settings file.</param>
    /// <returns>Null when they cannot be used: the command ends with <see cref="WanderCommand.WrongUsage"/>.</returns>
    public WanderSettings? ReadSettings(string file) => ReadOrigin(file).Begun.Settings;

    /// <summary>The same, with where the settings are, for who follows them.</summary>
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

    /// <summary>The network, as the store knows it to begin with.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="isReading">Whether what is stored is enough.</param>
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
