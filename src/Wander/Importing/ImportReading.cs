using System.Collections.Immutable;
using Wander.Configuration;

namespace Wander.Importing;

/// <summary>The result of reading a file to import.</summary>
/// <param name="Document">The imported lists; null when the file is not of a supported kind.</param>
/// <param name="Problems">Errors: entries that were left out. Warnings: entries that were changed, or duplicates.</param>
internal sealed record ImportReading(ImportedDocument? Document, ImmutableArray<SettingsProblem> Problems)
{
    /// <summary>Creates the result for a file that could not be imported.</summary>
    /// <param name="name">The file or address.</param>
    /// <param name="message">The problem and its remedy.</param>
    public static ImportReading Failed(string name, string message) =>
        new(null, [new SettingsProblem(SettingsSeverity.Error, name, 0, 0, message)]);
}
