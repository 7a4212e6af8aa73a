using System.Collections.Immutable;
using Wander.Protocol;

namespace Wander.Crawling;

/// <summary>
/// The state of reading one console, which may take several requests because of redirects. Each request is queued separately.
/// </summary>
/// <param name="Listed">The address under which the console is listed.</param>
/// <param name="Depth">The number of steps from our console: 1 for our neighbours.</param>
/// <param name="At">The address of the console after the redirects so far.</param>
/// <param name="Script">The address of the next request.</param>
internal sealed record ConsoleVisit(ConsoleAddress Listed, int Depth, ConsoleAddress At, PageAddress Script)
{
    /// <summary>The maximum number of redirects that are followed.</summary>
    public const int MaximumRedirects = 5;

    /// <summary>The number of redirects that were followed so far.</summary>
    public int Redirects { get; init; }

    /// <summary>True when at least one request was made. None is made while a <c>Retry-After</c> of the host is active.</summary>
    public bool IsRequested { get; init; }

    /// <summary>The time that the requests took so far.</summary>
    public TimeSpan Spent { get; init; }

    /// <summary>The failure of the listed address when another address is tried after it; null otherwise.</summary>
    public ConsoleReading.Failed? FirstFailure { get; init; }

    /// <summary>
    /// The addresses of consoles to which this visit was redirected and that were not discovered before. No other visit requests
    /// them during this visit.
    /// </summary>
    public ImmutableArray<ConsoleAddress> Claims { get; init; } = [];

    /// <summary>Returns a visit that begins at the listed address.</summary>
    /// <param name="listed">The address under which the console is listed.</param>
    /// <param name="depth">The number of steps from our console: 1 for our neighbours.</param>
    public static ConsoleVisit To(ConsoleAddress listed, int depth) => new(listed, depth, listed, ScriptOf(listed));

    /// <summary>Returns this visit, continued at another address of the console.</summary>
    public ConsoleVisit Continue(ConsoleAddress at) => this with { At = at, Script = ScriptOf(at) };

    private static PageAddress ScriptOf(ConsoleAddress address) =>
        PageAddress.TryParse(address.Script, out var script)
            ? script
            : throw new ArgumentException($"The address of the wander.js of {address} is too long.", nameof(address));
}
