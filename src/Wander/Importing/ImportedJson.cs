using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Wander.Configuration;

namespace Wander.Importing;

/// <summary>Writes the lists of what was imported as JSON, under the names that they have in a <c>wander.js</c>.</summary>
internal static class ImportedJson
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // nobody puts it into a page
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The text; what cannot be seen in it is escaped.</summary>
    public static string Of(ImportedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        // JSON and our messages escape alike, and unseen characters are only in strings.
        var lines = JsonSerializer.Serialize(document.ToDocument(), Format).Split('\n').Select(Quote.Visible);
        return string.Join('\n', lines) + "\n";
    }
}
