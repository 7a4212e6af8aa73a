using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace Wander.CommandLine;

/// <summary>
/// The command line. Without a command, <c>wander</c> runs the service. Data goes to standard output, messages to standard error.
/// The exit code is 0 for success, 1 for problems found, and 2 for invalid usage or settings.
/// </summary>
internal static class WanderCommand
{
    /// <summary>The command succeeded.</summary>
    public const int Success = 0;

    /// <summary>The command has run, and has found problems.</summary>
    public const int ProblemsFound = 1;

    /// <summary>The arguments or the settings are invalid.</summary>
    public const int InvalidUsage = 2;

    /// <summary>Ctrl+C interrupted the command: 128 plus the number of the signal, as shells report it.</summary>
    public const int Interrupted = 130;

    // System.CommandLine would otherwise replace the argument `@name` with the content of the file `name`.
    private static readonly ParserConfiguration NoResponseFiles = new() { ResponseFileTokenReplacer = null };

    // Gives the service time to finish its responses when it stops. The default of System.CommandLine is 2 s.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Runs the command that the arguments specify.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="context">The context of the command.</param>
    /// <param name="cancellationToken">Interrupts the command like Ctrl+C.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, CommandContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var command = Create(context).Parse(args, NoResponseFiles);
        var problems = UsageMistakes.In(command);
        foreach (var problem in problems)
            context.Terminal.WriteMessage(problem);
        if (problems.Count > 0)
            return InvalidUsage;
        try
        {
            var code = await command.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = context.Terminal.Output,
                    Error = context.Terminal.Error,
                    ProcessTerminationTimeout = TerminationTimeout,
                    EnableDefaultExceptionHandler = false,
                },
                cancellationToken);
            return context.Terminal.OutputFailure is { } failure ? ReportIncompleteOutput(context, failure, code) : code;
        }
        // With the [suggest] directive, System.CommandLine 2.0.15 throws for input like `--format=y`. Nothing is suggested then.
        catch (InvalidOperationException) when (command.Tokens.Any(token => token.Type is TokenType.Directive))
        {
            return Success;
        }
        catch (OperationCanceledException)
        {
            return Interrupted; // the command has already written a message
        }
    }

    // A script would otherwise take incomplete data for all of it.
    private static int ReportIncompleteOutput(CommandContext context, string failure, int code)
    {
        context.Terminal.WriteMessage($"Standard output could not be written ({failure}), so the output is incomplete.");
        return code == Success ? ProblemsFound : code;
    }

    /// <summary>Creates the root command with all subcommands.</summary>
    public static RootCommand Create(CommandContext context)
    {
        var config = new Option<string>("--config", "-c")
        {
            Description = "The settings file",
            HelpName = "FILE",
            DefaultValueFactory = _ => "wander.yaml",
            Recursive = true,
        };
        var serve = ServeCommand.Create(config, context);
        var root = new RootCommand("Wander: a console and directory for the small web of personal sites.")
        {
            config,
            serve,
            IgnoredCommand.Create(config, context),
            CrawlCommand.Create(config, context),
            CheckCommand.Create(config, context),
            ExportCommand.Create(config, context),
            ImportCommand.Create(config, context),
        };
        root.Options.OfType<VersionOption>().Single().Description = "Show the version";
        root.Options[root.Options.IndexOf(root.Options.OfType<HelpOption>().Single())] = CommandHelp.OptionFor(context);
        root.SetAction(ServeCommand.RunAsync(config, context));
        return root;
    }
}
