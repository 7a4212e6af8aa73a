using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;

namespace Wander.Protocol.Tests.Network;

/// <summary>Builds small networks for tests: the names of consoles are letters, those of pages are numbers.</summary>
internal static class Networks
{
    public static readonly DateTimeOffset Now = new(2026, 5, 15, 4, 0, 0, TimeSpan.Zero);

    public static ConsoleAddress Console(string name) =>
        ConsoleAddress.TryParse(name.Contains(':', StringComparison.Ordinal) ? name : $"https://{name}.example/", out var address)
            ? address
            : throw new InvalidOperationException(name);

    public static PageAddress Page(int number) =>
        PageAddress.TryParse($"https://page.example/{number}", out var address) ? address
            : throw new InvalidOperationException("This is not a page address.");

    public static PageAddress PageAt(string text) =>
        PageAddress.TryParse(text, out var address) ? address : throw new InvalidOperationException(text);

    public static ConsoleListing Listing(IEnumerable<string>? consoles = null, IEnumerable<int>? pages = null) =>
        new([.. (consoles ?? []).Select(Console)], [.. (pages ?? []).Select(Page)], 0, 0);

    /// <summary>
    /// Returns a network of consoles in the state <see cref="ConsoleState.Read"/>; the first is this console.
    /// </summary>
    public static NetworkSnapshot Of(params (string Name, string[] Neighbours, int[] Pages)[] consoles) =>
        Builder(IgnoreList.Empty, consoles).ToSnapshot();

    public static NetworkBuilder Builder(IgnoreList ignore, params (string Name, string[] Neighbours, int[] Pages)[] consoles)
    {
        var builder = new NetworkBuilder(Console(consoles[0].Name), ignore);
        foreach (var (name, _, _) in consoles.Skip(1))
            builder.Add(Console(name));
        foreach (var (name, neighbours, pages) in consoles)
        {
            builder.SetListing(Console(name), Listing(neighbours, pages), Now);
            builder.SetState(Console(name), ConsoleState.Read, failure: null, Now);
        }
        return builder;
    }

    public static string Names(this IEnumerable<NetworkConsole> consoles) =>
        string.Join(' ', consoles.Select(console => console.Address.Host.Split('.')[0]));
}
