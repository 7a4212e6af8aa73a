using System.Buffers;
using System.Collections.Immutable;
using Wander.Protocol;

namespace Wander.Importing;

/// <summary>What was imported, as lines for <c>wander.yaml</c>.</summary>
internal static class ImportedSettings
{
    // Anything else may mean something in YAML.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:/.-_~%+=");

    /// <summary>Writes neighbours.</summary>
    /// <param name="output">Where the lines go.</param>
    /// <param name="consoles">The neighbours.</param>
    /// <param name="source">Where they come from, in one line.</param>
    public static void Write(TextWriter output, ImmutableArray<ConsoleAddress> consoles, string source)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write($"# from {source}\n");
        output.Write(consoles.IsEmpty ? "consoles: []\n" : "consoles:\n");
        foreach (var console in consoles)
            output.Write($"  - {Scalar(console.Value)}\n");
    }

    private static string Scalar(string address) => address.AsSpan().ContainsAnyExcept(Plain) || address.EndsWith(':')
        ? $"'{address.Replace("'", "''", StringComparison.Ordinal)}'"
        : address;
}
