using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Wander.Text;

namespace Wander.Output;

/// <summary>JSON output of commands, indented and safe to show on a terminal.</summary>
internal static class JsonData
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // the output is never part of an HTML page
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Writes a value with camelCase names and without null properties. Invisible characters are escaped.</summary>
    public static void Write<T>(TextWriter output, T value)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(Of(value));
    }

    /// <summary>Returns the JSON text, which ends with a line break.</summary>
    public static string Of<T>(T value) =>
        // Quote.Visible writes \uXXXX escapes, which are valid JSON here: invisible characters occur only in strings.
        string.Concat(JsonSerializer.Serialize(value, Format).Split('\n').Select(line => Quote.Visible(line) + "\n"));
}
