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

/// <summary><c>wander import</c>: what a static console or another program lists, as a <c>wander.yaml</c>.</summary>
internal static class ImportCommand
{
    private const string Yaml = "yaml";
    private const string Json = "json";

    /// <summary>The command.</summary>
    public static Command Create(Option<string> config, CommandContext context)
    {
        var source = new Argument<string>("FILE|URL")
        {
            Description = "A wander.js, an OPML file or a network.json; the address of one, or of a console; "
                + "- for standard input",
        };
        var format = new Option<string>("--format")
        {
            Description = "What is printed: settings, or the lists alone",
            DefaultValueFactory = _ => Yaml,
        };
        format.AcceptOnlyFromAmong(Yaml, Json);
        var command = new Command("import", "Turns a wander.js, an OPML file or a network.json into a wander.yaml.")
        {
            source, format,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var named = arguments.GetRequiredValue(source);
            var reading = IsAddress(named)
                ? await FromWebAsync(named, SettingsFor(arguments, config, context), context, cancellationToken)
                : await FromFileAsync(named, context, cancellationToken);
            return Print(reading, arguments.GetRequiredValue(format), context.Terminal);
        });
        return command;
    }

    private static bool IsAddress(string named) =>
        named.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
            || named.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    // Whoever moves over may have no settings yet, or have just let the shell make the file empty that we are to fill.
    private static SettingsReading SettingsFor(ParseResult arguments, Option<string> config, CommandContext context)
    {
        var file = arguments.GetRequiredValue(config);
        var mayBeMissing = arguments.GetResult(config)?.Implicit is not false;
        return mayBeMissing && !Path.Exists(file)
            ? WanderSettingsFile.ReadWithoutFile(file, context.Environment)
            : WanderSettingsFile.Read(file, context.Environment);
    }

    private static async Task<ImportReading> FromWebAsync(
        string named, SettingsReading settings, CommandContext context, CancellationToken cancellationToken)
    {
        if (!PageAddress.TryParse(named, out var address))
            return ImportReading.Nothing(named, AddressMessages.WhatIsWrong(named));
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
            waitingFor => context.Terminal.Say($"asking {waitingFor} …"));
        var reading = await web.ReadAsync(address, cancellationToken);
        return reading with { Problems = [.. settings.Problems.Where(OfEnvironment), .. reading.Problems] };
    }

    // What else the settings say of themselves is no matter of an import.
    private static bool OfEnvironment(SettingsProblem problem) =>
        problem.File.StartsWith(EnvironmentOverrides.Prefix, StringComparison.Ordinal);

    private static async Task<ImportReading> FromFileAsync(
        string path, CommandContext context, CancellationToken cancellationToken)
    {
        var (content, mistake) = path == FileSource.StandardInput
            ? await FileSource.ReadAsync(context.Input(), cancellationToken)
            : await new FileSource(context.Time).ReadAsync(path, cancellationToken);
        return content?.Read() ?? ImportReading.Nothing(path.Length > 0 ? path : "import", mistake!);
    }

    private static int Print(ImportReading reading, string format, Terminal terminal)
    {
        foreach (var problem in reading.Problems)
            terminal.Say(problem.ToString());
        if (reading.Document is not { } document)
            return WanderCommand.WrongUsage;
        var text = format == Json ? JsonData.Of(document.ToDocument()) : SettingsWriter.Write(document);
        terminal.Output.Write(text);
        var isTooLong = format == Yaml && Encoding.UTF8.GetByteCount(text) > SettingsText.MaximumBytes;
        if (isTooLong)
        {
            terminal.Say($"{document.Source}: this is more than the 1 MiB that a wander.yaml may have: "
                + "leave some of it out, or move patterns to `ignore_files`");
        }
        return isTooLong || reading.Problems.Any(problem => problem.Severity is SettingsSeverity.Error)
            ? WanderCommand.FoundWrong
            : WanderCommand.Done;
    }
}
