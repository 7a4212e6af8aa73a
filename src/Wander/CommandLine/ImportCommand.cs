using System.CommandLine;
using System.Text;
using Wander.Configuration;
using Wander.Configuration.Reading;
using Wander.Configuration.Yaml;
using Wander.Fetching;
using Wander.Hosting;
using Wander.Importing;
using Wander.Output;
using Wander.Protocol;

namespace Wander.CommandLine;

/// <summary><c>wander import</c>: converts the lists of a static console or another program to a <c>wander.yaml</c>.</summary>
internal static class ImportCommand
{
    private const string Yaml = "yaml";
    private const string Json = "json";

    /// <summary>Creates the command.</summary>
    public static Command Create(Option<string> config, CommandContext context)
    {
        var source = new Argument<string>("FILE|URL")
        {
            Description = "A wander.js, an OPML file or a network.json, the address of one, or the address of a console. "
                + "Use - for standard input",
        };
        var format = new Option<string>("--format")
        {
            Description = "The output: settings, or only the lists",
            DefaultValueFactory = _ => Yaml,
        };
        format.AcceptOnlyFromAmong(Yaml, Json);
        var command = new Command("import", "Convert a wander.js, an OPML file or a network.json to a wander.yaml, and print it.")
        {
            source, format,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var given = arguments.GetRequiredValue(source);
            var reading = IsAddress(given)
                ? await FromWebAsync(given, SettingsFor(arguments, config, context), context, cancellationToken)
                : await FromFileAsync(given, context, cancellationToken);
            return Print(reading, arguments.GetRequiredValue(format), context.Terminal);
        });
        return command;
    }

    private static bool IsAddress(string source) =>
        source.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
            || source.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    // A new owner has no settings file yet, or an empty one, which the shell has just created for `> wander.yaml`.
    private static SettingsReading SettingsFor(ParseResult arguments, Option<string> config, CommandContext context)
    {
        var file = arguments.GetRequiredValue(config);
        var mayBeMissing = arguments.GetResult(config)?.Implicit is not false;
        return mayBeMissing && !Path.Exists(file)
            ? WanderSettingsFile.ReadWithoutFile(file, context.Environment)
            : WanderSettingsFile.Read(file, context.Environment);
    }

    private static async Task<ImportReading> FromWebAsync(
        string source, SettingsReading settings, CommandContext context, CancellationToken cancellationToken)
    {
        if (!PageAddress.TryParse(source, out var address))
            return ImportReading.Failed(source, AddressMessages.WhatIsWrong(source));
        if (settings.Settings is not { } usable)
            return new ImportReading(null, settings.Problems);
        var services = new ServiceCollection();
        services.AddSettings(usable);
        services.AddSingleton(context.Time).AddSingleton(Random.Shared);
        services.AddFetching();
        context.Replace?.Invoke(services);
        await using var provider = services.BuildServiceProvider(WanderServices.Validation);
        var web = new WebSource(
            provider.GetRequiredService<Fetcher>(),
            usable.Crawl.Timeout,
            provider.GetRequiredService<TimeProvider>(),
            waitingFor => context.Terminal.WriteMessage($"Waiting for {waitingFor} …"));
        var reading = await web.ReadAsync(address, cancellationToken);
        return reading with { Problems = [.. settings.Problems.Where(OfEnvironment), .. reading.Problems] };
    }

    // Warnings about the settings file are not shown, because an import uses only its crawl settings.
    private static bool OfEnvironment(SettingsProblem problem) =>
        problem.File.StartsWith(EnvironmentOverrides.Prefix, StringComparison.Ordinal);

    private static async Task<ImportReading> FromFileAsync(
        string path, CommandContext context, CancellationToken cancellationToken)
    {
        var (content, mistake) = path == FileSource.StandardInput
            ? await FileSource.ReadAsync(context.Input(), cancellationToken)
            : await new FileSource(context.Time).ReadAsync(path, cancellationToken);
        return content?.Read() ?? ImportReading.Failed(path.Length > 0 ? path : "import", mistake!);
    }

    private static int Print(ImportReading reading, string format, Terminal terminal)
    {
        foreach (var problem in reading.Problems)
            terminal.WriteMessage(problem.ToString());
        if (reading.Document is not { } document)
            return WanderCommand.InvalidUsage;
        var text = format == Json ? JsonData.Of(document.ToDocument()) : SettingsWriter.Write(document);
        terminal.Output.Write(text);
        var isTooLong = format == Yaml && Encoding.UTF8.GetByteCount(text) > SettingsText.MaximumBytes;
        if (isTooLong)
        {
            terminal.WriteMessage($"{document.Source}: The result is larger than 1 MiB, the limit for a wander.yaml. "
                + "Remove some entries, or move patterns to `ignore_files`.");
        }
        return isTooLong || reading.Problems.Any(problem => problem.Severity is SettingsSeverity.Error)
            ? WanderCommand.ProblemsFound
            : WanderCommand.Success;
    }
}
