using System.CommandLine;

namespace Wander.CommandLine;

/// <summary>
/// The command line (design, section 12): <c>wander</c> is the service. Data goes to standard output, talk to standard error; the
/// exit code is 0 for done, 1 for something found wrong, 2 for wrong usage or settings.
/// </summary>
internal static class WanderCommand
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, and something was found wrong.</summary>
    public const int FoundWrong = 1;

    /// <summary>Wrong usage or settings.</summary>
    public const int WrongUsage = 2;

    // A visitor who reads slowly is waited for while the service stops; System.CommandLine's own limit is 2 s.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Does what the arguments say.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var command = Create().Parse(args);
        var isWrong = command.Errors.Count > 0;
        var exitCode = await command.InvokeAsync(new InvocationConfiguration
        {
            Output = isWrong ? Console.Error : Console.Out, // advice about wrong usage is talk
            ProcessTerminationTimeout = TerminationTimeout,
        });
        return isWrong ? WrongUsage : exitCode;
    }

    /// <summary>All of it.</summary>
    public static RootCommand Create()
    {
        var config = new Option<string>("--config", "-c")
        {
            Description = "The settings",
            HelpName = "FILE",
            DefaultValueFactory = _ => "wander.yaml",
            Recursive = true,
        };
        var serve = ServeCommand.Create(config);
        var root = new RootCommand("Wander: a console and directory for the small web of personal sites.")
        {
            config,
            serve,
            ImportCommand.Create(),
        };
        root.SetAction(ServeCommand.RunAsync(config));
        return root;
    }
}
