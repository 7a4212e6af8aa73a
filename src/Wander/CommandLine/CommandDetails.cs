using System.Collections.Immutable;
using System.CommandLine;

namespace Wander.CommandLine;

/// <summary>A command as somebody would type it.</summary>
/// <param name="Line">What is typed.</param>
/// <param name="Does">What that does.</param>
internal sealed record CommandExample(string Line, string Does);

/// <summary>What the <c>--help</c> of a command says beside what it takes.</summary>
/// <param name="Examples">Two or three.</param>
internal sealed record CommandDetails(params ImmutableArray<CommandExample> Examples)
{
    /// <summary>When it ends with <see cref="WanderCommand.Done"/>.</summary>
    public string Done { get; init; } = "done";

    /// <summary>When it ends with <see cref="WanderCommand.FoundWrong"/>; null for never.</summary>
    public string? FoundWrong { get; init; } = "something was found wrong";

    /// <summary>When it ends with <see cref="WanderCommand.WrongUsage"/>.</summary>
    public string WrongUsage { get; init; } = "wrong usage or settings";

    /// <summary>When it ends with <see cref="WanderCommand.Interrupted"/>; null for never.</summary>
    public string? Interrupted { get; init; } = "ended by Ctrl+C";

    /// <summary>Those of a command; of the root, for <c>wander</c> itself. A test looks whether every command has some.</summary>
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
        new("wander", "runs the service of the wander.yaml in this folder"),
        new("wander --config /srv/console/wander.yaml", "runs that of another one"),
        new("wander import --help", "tells more about a command"));

    private static CommandDetails Serve { get; } = new(
        new("wander serve", "runs the service of the wander.yaml in this folder"),
        new("WANDER_LISTEN=http://*:9000 wander serve", "the same, listening elsewhere than the settings say"))
    {
        Done = "stopped, as by Ctrl+C",
        FoundWrong = null,
        Interrupted = null,
        WrongUsage = "wrong usage or settings, or it cannot listen where it should",
    };

    private static CommandDetails Ignored { get; } = new(
        new("wander ignored midnight.pub", "says whether an address is hidden, by which pattern, and why"),
        new("wander ignored --report", "shows what each pattern hides today, and which are not needed"),
        new("wander ignored --try 'https://*.substack.com/'", "shows what one more pattern would hide"))
    {
        FoundWrong = "something is to be mended, or no console could be asked",
        WrongUsage = "wrong usage or settings, or what was to be tried is no pattern",
    };

    private static CommandDetails Check { get; } = new(
        new("wander check", "says what is not well, with its line and what to do"),
        new("wander check --json | jq .wrong", "counts what is wrong, for a script"))
    {
        Done = "all is well",
        FoundWrong = "something is wrong, or nobody answers",
    };

    private static CommandDetails Export { get; } = new(
        new("wander export /srv/www/wander", "writes the console for any file host"),
        new("wander export --language fr public_html", "the same, in French"))
    {
        FoundWrong = "nothing could be exported, or not all of it",
    };

    private static CommandDetails Crawl { get; } = new(
        new("wander crawl", "shows every console, its pages and its health"),
        new("wander crawl --check", "looks at the pages that are due as well"),
        new("wander crawl --json > network.json", "writes the network for other programs"))
    {
        Done = "at least one console could be read",
        FoundWrong = "none could",
    };

    private static CommandDetails Import { get; } = new(
        new("wander import https://example.com/wander/ > wander.yaml", "moves a static console over"),
        new("wander import blogroll.opml", "shows the sites of a feed reader as pages to recommend"),
        new("curl https://example.com/wander/wander.js | wander import - --format json", "shows the lists alone, for scripts"))
    {
        FoundWrong = "some of it was left out",
        WrongUsage = "nothing could be read, or wrong usage or settings",
    };
}
