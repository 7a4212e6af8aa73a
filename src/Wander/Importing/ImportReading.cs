using System.Collections.Immutable;
using Wander.Configuration;

namespace Wander.Importing;

/// <summary>What came of reading somebody's file for our own settings.</summary>
/// <param name="Document">What can be taken over; null when it is no such file.</param>
/// <param name="Problems">Errors: what was left out. Warnings: what was taken over in another way than it was written.</param>
internal sealed record ImportReading(ImportedDocument? Document, ImmutableArray<SettingsProblem> Problems)
{
    /// <summary>A reading of which nothing came.</summary>
    /// <param name="name">The file or address.</param>
    /// <param name="message">Why, and what to do.</param>
    public static ImportReading Nothing(string name, string message) =>
        new(null, [new SettingsProblem(SettingsSeverity.Error, name, 0, 0, message)]);
}
