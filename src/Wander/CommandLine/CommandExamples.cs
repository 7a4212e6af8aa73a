using System.Collections.Immutable;
using System.CommandLine;

namespace Wander.CommandLine;

/// <summary>A command as somebody would type it.</summary>
/// <param name="Line">What is typed.</param>
/// <param name="Does">What that does.</param>
internal sealed record CommandExample(string Line, string Does);

/// <summary>Two or three examples of every command, for its <c>--help</c>.</summary>
internal static class CommandExamples
{
    /// <summary>Those of a command; of the root, for <c>wander</c> itself.</summary>
    public static ImmutableArray<CommandExample> Of(Command command) => command is RootCommand ? Root : command.Name switch
    {
        "serve" => Serve,
        "import" => Import,
        _ => [],
    };

    private static ImmutableArray<CommandExample> Root { get; } =
    [
        new("wander", "runs the service of the wander.yaml in this folder"),
        new("wander --config /srv/console/wander.yaml", "runs that of another one"),
        new("wander import --help", "tells about a command"),
    ];

    private static ImmutableArray<CommandExample> Serve { get; } =
    [
        new("wander serve", "runs the service of the wander.yaml in this folder"),
        new("WANDER_LISTEN=http://*:9000 wander serve", "the same, listening elsewhere than the settings say"),
    ];

    private static ImmutableArray<CommandExample> Import { get; } =
    [
        new("wander import https://example.com/wander/ > wander.yaml", "moves a static console over"),
        new("wander import blogroll.opml", "shows the sites of a feed reader as pages to recommend"),
        new("curl https://example.com/wander/wander.js | wander import - --format json", "shows what it lists, for scripts"),
    ];
}
