using System.CommandLine;
using Wander.Configuration;
using Wander.Fetching;
using Wander.Importing;
using Wander.Protocol;

namespace Wander.CommandLine;

/// <summary><c>wander import</c>: what a static console or another program lists, as a <c>wander.yaml</c> (design, section 12).</summary>
internal static class ImportCommand
{
    private const string Yaml = "yaml";
    private const string Json = "json";

    /// <summary>The command.</summary>
    /// <param name="config">The option that names the settings; they need not be there.</param>
    /// <param name="replace">Services to use instead of the usual ones.</param>
    public static Command Create(Option<string> config, Action<IServiceCollection>? replace)
    {
        var source = new Argument<string>("FILE|URL")
        {
            Description = "A wander.js, an OPML file or a network.json; the address of one, or of a console; or - for standard input",
        };
        var format = new Option<string>("--format")
        {
            Description = "What is printed: settings, or the lists as a wander.js has them",
            DefaultValueFactory = _ => Yaml,
        };
        format.AcceptOnlyFromAmong(Yaml, Json);
        var command = new Command("import", "Prints a wander.yaml with what a wander.js, an OPML file or a network.json lists.") { source, format };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var talk = arguments.InvocationConfiguration.Error;
            var text = arguments.GetRequiredValue(source);
            var reading = IsAddress(text)
                ? await FromWebAsync(text, arguments, config, replace, cancellationToken)
                : await FromFileAsync(text, cancellationToken);
            foreach (var problem in reading?.Problems ?? [])
                await talk.WriteLineAsync(problem.ToString());
            if (reading?.Document is not { } document)
                return WanderCommand.WrongUsage;
            var isWhole = Write(arguments.InvocationConfiguration.Output, document, arguments.GetRequiredValue(format), talk);
            return isWhole && reading.Problems.All(problem => problem.Severity is SettingsSeverity.Warning)
                ? WanderCommand.Done
                : WanderCommand.FoundWrong;
        });
        return command;
    }

    private static bool IsAddress(string text) =>
        text.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    private static async Task<ImportReading> FromFileAsync(string path, CancellationToken cancellationToken)
    {
        var (content, mistake) = path == FileSource.StandardInput
            ? await FileSource.ReadAsync(Console.OpenStandardInput(), cancellationToken)
            : await new FileSource(TimeProvider.System).ReadAsync(path, cancellationToken);
        return content?.Read() ?? ImportReading.Nothing(FileSource.NameOf(path), mistake!);
    }
