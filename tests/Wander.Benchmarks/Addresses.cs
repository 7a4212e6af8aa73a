using Wander.Protocol;

namespace Wander.Benchmarks;

/// <summary>Parses addresses that are known to be valid.</summary>
internal static class Addresses
{
    public static PageAddress Page(string text) =>
        PageAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text, nameof(text));

    public static ConsoleAddress Console(string text) =>
        ConsoleAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text, nameof(text));
}
