using System.Text;
using Wander.Configuration;
using Wander.Configuration.Reading;

namespace Wander.Tests.Configuration;

/// <summary>A settings file in a temporary folder.</summary>
internal sealed class SettingsOnDisk : IDisposable
{
    private const string Name = "wander.yaml";

    public string Folder { get; } = Directory.CreateTempSubdirectory("wander-settings-").FullName;

    public string File => Path.Combine(Folder, Name);

    /// <summary>Returns the problems of settings in an otherwise empty folder; adds a public address if there is none.</summary>
    public static string[] ProblemsOf(string yaml, params (string Name, string Value)[] environment)
    {
        using var settings = new SettingsOnDisk();
        return Words(settings.Read(WithUrl(yaml), environment));
    }

    /// <summary>Returns the only problem of settings.</summary>
    public static string ProblemOf(string yaml, params (string Name, string Value)[] environment) =>
        Assert.Single(ProblemsOf(yaml, environment));

    /// <summary>Reads settings that must have no error.</summary>
    public static WanderSettings Good(string yaml, params (string Name, string Value)[] environment)
    {
        using var settings = new SettingsOnDisk();
        return settings.ReadGood(WithUrl(yaml), environment);
    }

    public static string[] Words(SettingsReading reading) => [.. reading.Problems.Select(problem => problem.ToString())];

    public SettingsOnDisk With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    public SettingsOnDisk With(string path, byte[] bytes)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllBytes(file, bytes);
        return this;
    }

    public SettingsReading Read(string yaml, params (string Name, string Value)[] environment)
    {
        With(Name, yaml);
        return Read(environment);
    }

    public SettingsReading Read(params (string Name, string Value)[] environment) =>
        WanderSettingsFile.Read(
            File, environment.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal));

    public WanderSettings ReadGood(string yaml, params (string Name, string Value)[] environment)
    {
        var reading = Read(yaml, environment);
        Assert.True(reading.Settings is not null, string.Join('\n', Words(reading)));
        return reading.Settings;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // The address is added at the end, so that the other lines keep their numbers.
    private static string WithUrl(string yaml) =>
        yaml.Split('\n').Any(line => line.StartsWith("url:", StringComparison.Ordinal)) ? yaml : yaml.TrimEnd('\n')
            + "\nurl: https://me.example/wander/\n";
}
