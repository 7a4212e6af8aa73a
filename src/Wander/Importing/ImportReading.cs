using System.Collections.Immutable;
using Wander.Protocol;

namespace Wander.Importing;

/// <summary>What came of reading somebody's file for our own settings.</summary>
/// <param name="Consoles">The consoles that it names, each once, in its order; null when it is no such file.</param>
/// <param name="Problems">What is wrong with it, in words.</param>
internal sealed record ImportReading(ImmutableArray<ConsoleAddress>? Consoles, ImmutableArray<string> Problems)
{
    /// <summary>The time of what it says, in its own words; null when it names none.</summary>
    public string? Date { get; init; }

    /// <summary>A file that is none of those that we read.</summary>
    public static ImportReading Not(string problem) => new(null, [problem]);
}
