using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Wander.Tests.Storage;

/// <summary>
/// Consoles on this machine that respond slowly. Each run has a tree of consoles, in which each console has two neighbours.
/// </summary>
internal sealed class ConsoleTrees : IAsyncDisposable
{
    /// <summary>The number of consoles of one tree.</summary>
    public const int Size = 300;

    private readonly ReplayedNetwork _network;
    private readonly string _root;

    private ConsoleTrees(ReplayedNetwork network)
    {
        (_network, _root) = (network, $"http://127.0.0.1:{network.HttpPort}/");
        network.AnswerBelow(_root, AnswerAsync);
    }

    /// <summary>
    /// The times (<see cref="Stopwatch"/>) at which each console's <c>wander.js</c> was sent, by address of the console.
    /// </summary>
    public ConcurrentDictionary<string, ConcurrentQueue<long>> Served { get; } = new(StringComparer.Ordinal);

    /// <summary>True when the consoles respond without delay.</summary>
    public bool IsQuick { get; set; }

    public static async Task<ConsoleTrees> StartAsync() => new(await ReplayedNetwork.StartAsync());

    /// <summary>Returns the address of a console; the root of a tree is console 0.</summary>
    public string Address(int run, int console) => string.Create(CultureInfo.InvariantCulture, $"{_root}{run}/{console}/");

    public static IEnumerable<string> PagesOf(string console) => Enumerable.Range(0, 5).Select(page => $"{console}pages/{page}");

    public IEnumerable<string> NeighboursOf(string console)
    {
        var parts = console[_root.Length..].Split('/');
        var (run, index) = (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
        return new[] { (2 * index) + 1, (2 * index) + 2 }.Where(next => next < Size).Select(next => Address(run, next));
    }

    /// <summary>Waits until <paramref name="count"/> consoles of a tree were requested.</summary>
    public async Task WhenServedAsync(int run, int count, CancellationToken cancellationToken)
    {
        while (ServedBefore(run, long.MaxValue).Count() < count)
            await Task.Delay(10, cancellationToken);
    }

    /// <summary>Returns the consoles of a tree whose <c>wander.js</c> was sent before a moment.</summary>
    public IEnumerable<string> ServedBefore(int run, long moment)
    {
        var tree = string.Create(CultureInfo.InvariantCulture, $"{_root}{run}/");
        return Served
            .Where(served => served.Key.StartsWith(tree, StringComparison.Ordinal) && served.Value.Any(time => time < moment))
            .Select(served => served.Key);
    }

    public ValueTask DisposeAsync() => _network.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var address = _root + context.Request.Path.Value!.TrimStart('/');
        if (!address.EndsWith("/wander.js", StringComparison.Ordinal))
        {
            context.Response.StatusCode = 404;
            return;
        }
        if (!IsQuick)
            await Task.Delay(Random.Shared.Next(40), context.RequestAborted);
        var console = address[..^"wander.js".Length];
        await Replies.Script(ReplayedScripts.Write(console, [.. NeighboursOf(console)], [.. PagesOf(console)]))(context);
        Served.GetOrAdd(console, _ => new ConcurrentQueue<long>()).Enqueue(Stopwatch.GetTimestamp());
    }
}
