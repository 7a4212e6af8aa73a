using Wander.Protocol;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;

namespace Wander.Testing;

/// <summary>
/// Creates networks of any size that resemble the real one: a few consoles have very many neighbours and referrers, most have
/// only a few. The same size always gives the same network.
/// </summary>
public static class LargeNetwork
{
    private static readonly DateTimeOffset Now = new(2026, 5, 15, 4, 0, 0, TimeSpan.Zero);

    private static readonly string[] Syllables =
        ["ka", "lo", "mi", "ver", "sel", "tar", "no", "wil", "der", "ash", "bo", "ly", "quin", "ram", "zu", "fen"];

    /// <summary>Creates a network in which each console has about eight neighbours.</summary>
    /// <param name="consoles">The number of consoles, including our console; at least 1.</param>
    public static NetworkSnapshot Of(int consoles)
    {
        var random = new Random(1);
        var addresses = Enumerable.Range(0, consoles).Select(number => Console(Name(random, number))).ToArray();
        var states = addresses.Select((_, number) => number == 0 ? ConsoleState.Read : State(random)).ToArray();
        var listed = Listings(random, states);
        var builder = new NetworkBuilder(addresses[0], IgnoreList.Empty);
        foreach (var address in addresses.Skip(1))
            builder.Add(address);
        for (var i = 0; i < consoles; i++)
        {
            if (states[i] is ConsoleState.Read or ConsoleState.LastGood)
            {
                var pages = Enumerable.Range(0, Tail(random, 12, 600)).Select(page => Page($"https://page-{i}.example/{page}"));
                builder.SetListing(
                    addresses[i], new ConsoleListing([.. listed[i].Select(to => addresses[to])], [.. pages], 0, 0), Now);
            }
            if (i > 0)
                builder.SetState(addresses[i], states[i],
                    states[i] is ConsoleState.Failed ? new Failure(FailureKind.HttpStatus) { Status = 404 } : null, Now);
        }
        return builder.ToSnapshot();
    }

    // Each console is listed by an earlier console, so that all are reachable. It lists other consoles by popularity.
    private static List<int>[] Listings(Random random, ConsoleState[] states)
    {
        var listed = Array.ConvertAll(states, _ => new List<int>());
        List<int> listing = [], popular = [];
        for (var i = 0; i < states.Length; i++)
        {
            if (i > 0)
                listed[i < 6 ? 0 : listing[random.Next(listing.Count)]].Add(i);
            if (states[i] is ConsoleState.Read or ConsoleState.LastGood)
                listing.AddRange(Enumerable.Repeat(i, Tail(random, 2, 200)));
            popular.AddRange(Enumerable.Repeat(i, Tail(random, 2, 400)));
        }
        for (var i = 1; i < states.Length; i++)
        {
            var more = Enumerable.Range(0, Tail(random, 3, 300)).Select(_ => popular[random.Next(popular.Count)]);
            listed[i] = [.. listed[i].Concat(more).Where(to => to != i).Distinct()];
        }
        return listed;
    }

    // Returns a random number from a Pareto distribution, which has a heavy tail.
    private static int Tail(Random random, int least, int most) =>
        (int)Math.Min(most, least / Math.Pow(1 - random.NextDouble(), 0.75));

    private static ConsoleState State(Random random) => random.Next(100) switch
    {
        < 6 => ConsoleState.Failed,
        < 10 => ConsoleState.LastGood,
        < 13 => ConsoleState.Unread,
        _ => ConsoleState.Read,
    };

    private static string Name(Random random, int number)
    {
        var name = string.Concat(Enumerable.Range(0, random.Next(2, 6)).Select(_ => Syllables[random.Next(Syllables.Length)]));
        return $"https://{name}{number}.example/{(number % 7 == 0 ? "links/" : "wander/")}";
    }

    private static ConsoleAddress Console(string text) =>
        ConsoleAddress.TryParse(text, out var address) ? address : throw new InvalidOperationException(text);

    private static PageAddress Page(string text) =>
        PageAddress.TryParse(text, out var address) ? address : throw new InvalidOperationException(text);
}
