using System.CommandLine;

namespace Wander.CommandLine;

/// <summary>
/// The command line (design, section 12): <c>wander</c> is the service. Data goes to standard output, talk to standard error; the
/// exit code is 0 for done, 1 for something found wrong, 2 for wrong usage or settings.
/// </summary>
internal static class WanderCommand
{
    /// <summary>Wrong usage or settings.</summary>
    public const int WrongUsage = 2;

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
        var root = new RootCommand("Wander: a console and directory for the small web of personal sites.") { config, serve };
        root.SetAction(ServeCommand.RunAsync(config));
        return root;
    }
}
