using System.Collections.Immutable;
using System.CommandLine;

namespace Wander.CommandLine;

/// <summary>An example of a command line.</summary>
/// <param name="Line">The command line, as it is typed into a shell.</param>
/// <param name="Description">What it does, in one short sentence without a full stop.</param>
internal sealed record CommandExample(string Line, string Description);

/// <summary>The examples and exit codes in the <c>--help</c> of a command.</summary>
/// <param name="Examples">Two or three examples.</param>
internal sealed record CommandDetails(params ImmutableArray<CommandExample> Examples)
{
    /// <summary>The meaning of <see cref="WanderCommand.Success"/>.</summary>
    public string Success { get; init; } = "success";

    /// <summary>The meaning of <see cref="WanderCommand.ProblemsFound"/>; null when the command never returns it.</summary>
    public string? ProblemsFound { get; init; } = "problems were found";

    /// <summary>The meaning of <see cref="WanderCommand.InvalidUsage"/>.</summary>
    public string InvalidUsage { get; init; } = "invalid usage or settings";

    /// <summary>The meaning of <see cref="WanderCommand.Interrupted"/>; null when the command never returns it.</summary>
    public string? Interrupted { get; init; } = "interrupted with Ctrl+C";

    /// <summary>Returns the details of a command. A test checks that every command has examples.</summary>
    /// <param name="command">The command; the root command stands for <c>wander</c> without a command.</param>
    public static CommandDetails Of(Command command) => command is RootCommand ? Wander : command.Name switch
    {
        "serve" => Serve,
        "ignored" => Ignored,
        "crawl" => Crawl,
        "check" => Check,
        "export" => Export,
        "import" => Import,
        _ => new CommandDetails(),
    };

    private static CommandDetails Wander { get; } = new(
        new("wander", "Run the service with the wander.yaml in this folder"),
        new("wander --config /srv/console/wander.yaml", "Run the service with another settings file"),
        new("wander import --help", "Show the help of a command"));

    private static CommandDetails Serve { get; } = new(
        new("wander serve", "Run the service with the wander.yaml in this folder"),
        new("WANDER_LISTEN=http://*:9000 wander serve", "Run the service on another address and port"))
    {
        Success = "stopped by a signal, for example Ctrl+C",
        ProblemsFound = null,
        Interrupted = null,
        InvalidUsage = "invalid usage or settings, or the listen address is unavailable",
    };

    private static CommandDetails Ignored { get; } = new(
        new("wander ignored midnight.pub", "Show whether an address is hidden, by which pattern, and why"),
        new("wander ignored --report", "Show what each pattern hides, and which patterns are redundant"),
        new("wander ignored --try 'https://*.substack.com/'", "Show what a new pattern would hide"))
    {
        ProblemsFound = "problems were found, or no console answered",
        InvalidUsage = "invalid usage or settings, or an invalid pattern",
    };

    private static CommandDetails Check { get; } = new(
        new("wander check", "List each problem with its line and a remedy"),
        new("wander check --json | jq .wrong", "Print the number of problems, for a script"))
    {
        Success = "no problems were found",
        ProblemsFound = "problems were found, or no site answered",
    };

    private static CommandDetails Export { get; } = new(
        new("wander export /srv/www/wander", "Write the console as static files"),
        new("wander export --language fr public_html", "Write the console in French"))
    {
        ProblemsFound = "nothing was exported, or the export is incomplete",
    };

    private static CommandDetails Crawl { get; } = new(
        new("wander crawl", "List every console with its pages and its state"),
        new("wander crawl --check", "Also check the pages that are due"),
        new("wander crawl --json > network.json", "Write the network as JSON for other programs"))
    {
        Success = "at least one console was read",
        ProblemsFound = "no console could be read",
    };

    private static CommandDetails Import { get; } = new(
        new("wander import https://example.com/wander/ > wander.yaml", "Convert a static console"),
        new("wander import blogroll.opml", "Convert the sites of a feed reader to recommended pages"),
        new("curl https://example.com/wander/wander.js | wander import - --format json", "Print only the lists, for scripts"))
    {
        ProblemsFound = "some entries were left out",
        InvalidUsage = "nothing could be imported, or invalid usage or settings",
    };
}
