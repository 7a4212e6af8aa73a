using System.Collections.Immutable;
using Wander.Protocol;

namespace Wander.Crawling;

/// <summary>One console on its way to being read: which address is asked next. Every hop is a piece of work of its own.</summary>
/// <param name="Listed">The address by which it was found.</param>
/// <param name="Depth">How far from our own console it was found.</param>
/// <param name="At">The address that it is believed to have by now.</param>
/// <param name="Script">What is asked next.</param>
internal sealed record ConsoleVisit(ConsoleAddress Listed, int Depth, ConsoleAddress At, PageAddress Script)
{
    /// <summary>How many redirects are followed.</summary>
    public const int MaximumRedirects = 5;

    /// <summary>How many redirects were followed.</summary>
    public int Redirects { get; init; }

    /// <summary>How long the requests took so far.</summary>
    public TimeSpan Spent { get; init; }

    /// <summary>How the listed address failed when another place is tried after it; null otherwise.</summary>
    public ConsoleReading.Failed? FirstFailure { get; init; }

    /// <summary>The places of consoles that it was led to and that nobody lists; nobody else asks them meanwhile.</summary>
    public ImmutableArray<ConsoleAddress> Claims { get; init; } = [];

    /// <summary>The first request to a console.</summary>
    /// <param name="listed">The address by which it was found.</param>
    /// <param name="depth">How far from our own console.</param>
    public static ConsoleVisit To(ConsoleAddress listed, int depth) => new(listed, depth, listed, ScriptOf(listed));

    /// <summary>The same visit, continued at another address of the console.</summary>
    public ConsoleVisit Continue(ConsoleAddress at) => this with { At = at, Script = ScriptOf(at) };

    private static PageAddress ScriptOf(ConsoleAddress address) =>
        PageAddress.TryParse(address.Script, out var script)
            ? script
            : throw new ArgumentException($"{address} leaves no room for its script.", nameof(address));
}
