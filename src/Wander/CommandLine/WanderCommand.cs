using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace Wander.CommandLine;

/// <summary>
/// The command line: <c>wander</c> is the service. Data goes to standard output, messages to standard error; the exit code is
/// 0 for done, 1 for something found wrong, 2 for wrong usage or settings.
/// </summary>
internal static class WanderCommand
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, and something was found wrong.</summary>
    public const int FoundWrong = 1;

    /// <summary>Wrong usage or settings.</summary>
    public const int WrongUsage = 2;

    /// <summary>Ended by Ctrl+C, as shells count: 128 and the number of the signal.</summary>
    public const int Interrupted = 130;

    // `@name` is no file of further arguments.
    private static readonly ParserConfiguration AsWritten = new() { ResponseFileTokenReplacer = null };

    // A visitor who reads slowly is waited for while the service stops; System.CommandLine's own limit is 2 s.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Does what the arguments say.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="context">What is around it.</param>
    /// <param name="cancellationToken">Ends it, as Ctrl+C does.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, CommandContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var command = Create(context).Parse(args, AsWritten);
        var mistakes = UsageMistakes.In(command);
        foreach (var mistake in mistakes)
            context.Terminal.Say(mistake);
        if (mistakes.Count > 0)
            return WrongUsage;
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
            return context.Terminal.OutputFailure is { } failure ? SayUnwritten(context, failure, code) : code;
        }
        // System.CommandLine 2.0.15 throws over `--format=y` and the like: then there is nothing to suggest.
        catch (InvalidOperationException) when (command.Tokens.Any(token => token.Type is TokenType.Directive))
        {
            return Done;
        }
        catch (OperationCanceledException)
        {
            return Interrupted; // what was reached by then, the command has said
        }
    }

    // Else a script would take half of the data for all of it.
    private static int SayUnwritten(CommandContext context, string failure, int code)
    {
        context.Terminal.Say($"Standard output could not be written ({failure}): what is there is not all.");
        return code == Done ? FoundWrong : code;
    }

    /// <summary>All of it.</summary>
    public static RootCommand Create(CommandContext context)
    {
        var config = new Option<string>("--config", "-c")
        {
            Description = "The settings",
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
        root.Options.OfType<VersionOption>().Single().Description = "Shows the version";
        root.Options[root.Options.IndexOf(root.Options.OfType<HelpOption>().Single())] = CommandHelp.OptionFor(context);
        root.SetAction(ServeCommand.RunAsync(config, context));
        return root;
    }
}
