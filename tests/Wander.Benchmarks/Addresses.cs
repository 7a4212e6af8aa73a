using Wander.Protocol;

namespace Wander.Benchmarks;

/// <summary>Addresses that are known to be good.</summary>
internal static class Addresses
{
    public static PageAddress Page(string text) =>
        PageAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text, nameof(text));

    public static ConsoleAddress Console(string text) =>
        ConsoleAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text, nameof(text));
}
