using System.Text;
using Wander.Tests.CommandLine;

namespace Wander.Tests.Documentation;

/// <summary>Runs each <c>wander</c> command of the documents and expects exit code 0.</summary>
public sealed class ShellExampleTests : IAsyncLifetime
{
    private const int Timeout = 60_000;

    // All sites of these settings work and the ignore pattern hides a page, so no command reports a problem.
    private const string Settings = """
        url: https://example.com/wander/
        consoles: [https://friend.example/wander/]
        pages: [https://midnight.pub/]
        ignore: [https://framed.example/]
        """;

    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["wander.js"] = "const wander = { consoles: ['https://friend.example/wander/'], pages: ['https://midnight.pub/'] }",
        ["blogroll.opml"] =
            "<opml version='2.0'><body><outline type='rss' htmlUrl='https://garden.example/' xmlUrl='https://garden.example/f'/>"
            + "</body></opml>",
        ["network.json"] = """{"consoles": {"https://friend.example/wander/": {"referrers": []}}, "pages": {}}""",
        ["addresses.txt"] = "https://midnight.pub/\nhttps://garden.example/\n",
    };

    private readonly TemporaryFolder _folder = new();
    private ReplayedNetwork? _network;

    /// <summary>The lines with a <c>wander</c> command: the path of the document, and the line.</summary>
    public static TheoryData<string, string> Lines
    {
        get
        {
            var lines = new TheoryData<string, string>();
            var commands =
                from document in Documents.ReadAll()
                from block in document.Document.Code("sh")
                from line in block.Text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
                where ShellLine.Read(line) is not null
                select (document.Path, line.Trim());
            foreach (var (path, line) in commands.Distinct())
                lines.Add(path, line);
            return lines;
        }
    }

    public async ValueTask InitializeAsync()
    {
        _network = await ExampleNetwork.StartSitesAsync();
        foreach (var (name, text) in Files)
            _folder.Write(name, text);
        _folder.Write("wander.yaml", Settings);
    }

    public async ValueTask DisposeAsync()
    {
        if (_network is not null)
            await _network.DisposeAsync();
        _folder.Dispose();
    }

    [Theory(Timeout = Timeout), MemberData(nameof(Lines))]
    public async Task Every_command_in_a_document_succeeds(string path, string line)
    {
        var command = ShellLine.Read(line)!;
        if (IsService(command))
        {
            Assert.Empty(CommandsTests.Root.Parse([.. command.Arguments]).Errors);
            return;
        }
        var options = new CommandRun.Options { Network = _network, Input = () => InputOf(command) };

        var (code, output, error) = await CommandRun.OfAsync(options, [.. ArgumentsOf(command)]);

        Assert.True(code == 0, $"{path}: {line} ended with exit code {code}:\n{output}{error}");
    }

    [Theory]
    [InlineData("wander check", "check")]
    [InlineData("  wander check --json | jq .wrong   # how many problems", "check", "--json")]
    [InlineData("wander import 'https://a.example/#x' > wander.yaml", "import", "https://a.example/#x")]
    [InlineData("curl https://a.example/ | wander import - --format json", "import", "-", "--format", "json")]
    [InlineData("WANDER_LISTEN=http://*:9000 wander serve", "serve")]
    [InlineData("wander")]
    public void A_line_is_parsed_like_in_a_shell(string line, params string[] arguments) =>
        Assert.Equal(arguments, ShellLine.Read(line)!.Arguments);

    [Theory]
    [InlineData("curl https://a.example/wander/")]
    [InlineData("dotnet run --project src/Wander")]
    [InlineData("# wander check")]
    [InlineData("")]
    public void Lines_that_run_other_programs_are_skipped(string line) => Assert.Null(ShellLine.Read(line));

    // `wander serve` and `wander` run until they are stopped.
    private static bool IsService(ShellLine command) =>
        command.Arguments is [] or ["serve", ..] or ["--config", _] or ["-c", _];

    private static MemoryStream InputOf(ShellLine command) => new(Encoding.UTF8.GetBytes(command switch
    {
        { Input: null } => "",
        { Input: var name } when Files.TryGetValue(name, out var text) => text,
        { Arguments: ["import", ..] } => Files["wander.js"],
        _ => Files["addresses.txt"],
    }));

    // Returns the arguments with the paths of this test's settings and files.
    private IEnumerable<string> ArgumentsOf(ShellLine command)
    {
        var arguments = command.Arguments.ToList();
        var config = arguments.FindIndex(argument => argument is "--config" or "-c");
        if (config >= 0)
            arguments.RemoveRange(config, 2);
        for (var i = 1; i < arguments.Count; i++)
        {
            var isFile = i == 1 || arguments[i - 1] is "--force" || (arguments[0] == "export" && i == arguments.Count - 1);
            if (arguments[0] is "import" or "export" && isFile && !arguments[i].StartsWith('-'))
                arguments[i] = FileOf(arguments[i]);
        }
        return arguments.Contains("--help", StringComparer.Ordinal) || arguments.Contains("--version", StringComparer.Ordinal)
            ? arguments
            : arguments.Concat(["--config", Path.Combine(_folder.Path, "wander.yaml")]);
    }

    private string FileOf(string argument)
    {
        if (!argument.Contains("://", StringComparison.Ordinal))
            return Path.Combine(_folder.Path, argument.TrimStart('/'));
        if (argument.EndsWith('/'))
            _network!.AnswerConsole(argument, pages: ["https://midnight.pub/"]);
        return argument;
    }
}
