using System.Text;

namespace Wander.Tests.CommandLine;

/// <summary>A console with an ignore list in a small network, and its command line.</summary>
internal sealed class IgnoredConsole : IAsyncDisposable
{
    private const string Lists =
        """
        url: https://us.example/
        consoles: [https://a.example/, https://hub.example/wander/]
        pages: [https://own.example/, https://plain.example/]

        """;

    private readonly TemporaryFolder _folder = new();

    public required ReplayedNetwork Network { get; init; }

    /// <summary>
    /// Starts a network in which this console lists a and hub. Only hub lists far, and only far recommends its page.
    /// </summary>
    public static async Task<IgnoredConsole> StartAsync()
    {
        var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/",
            pages: ["https://one.shops.test/a", "https://two.shops.test/", "https://www.x.co.uk/", "https://y.co.uk/"]);
        network.AnswerConsole(
            "https://hub.example/wander/", consoles: ["https://far.example/", "https://a.example/"],
                pages: ["https://one.shops.test/b", "https://moved.example/"]);
        network.AnswerConsole("https://far.example/", pages: ["https://farther.test/"]);
        network.Answer("https://moved.example/", Replies.Redirect("https://shops.test/new"));
        foreach (var page in new[] { "https://own.example/", "https://plain.example/", "https://shops.test/new" })
            network.Answer(page, Replies.Html("<title>A page</title>A page"));
        return new IgnoredConsole { Network = network };
    }

    public IgnoredConsole With(string file, string text)
    {
        _folder.Write(file, text);
        return this;
    }

    /// <summary>Runs a command with an ignore list, which begins on line 4 of the settings.</summary>
    public Task<CommandRun> RunAsync(string ignore, params string[] arguments) => RunAsync(ignore, Network, input: "", arguments);

    /// <summary>Runs a command with a text on standard input, or with another network.</summary>
    public Task<CommandRun> RunAsync(string ignore, ReplayedNetwork? network, string input, params string[] arguments)
    {
        var settings = _folder.Write("wander.yaml", Lists + ignore);
        var options = new CommandRun.Options { Network = network, Input = () => new MemoryStream(Encoding.UTF8.GetBytes(input)) };
        return CommandRun.OfAsync(options, [.. arguments, "--config", settings]);
    }

    public async ValueTask DisposeAsync()
    {
        await Network.DisposeAsync();
        _folder.Dispose();
    }
}
