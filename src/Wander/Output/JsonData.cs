using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Wander.Text;

namespace Wander.Output;

/// <summary>JSON as data of a command: for scripts, and for people who look at it in a terminal.</summary>
internal static class JsonData
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // nobody puts it into a page
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Writes a value, camelCase, without what is null; what cannot be seen in it is escaped.</summary>
    public static void Write<T>(TextWriter output, T value)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(Of(value));
    }

    /// <summary>The same as a text, with a line's end at its end.</summary>
    public static string Of<T>(T value) =>
        // JSON and our messages escape alike, and what cannot be seen is only in strings.
        string.Concat(JsonSerializer.Serialize(value, Format).Split('\n').Select(line => Quote.Visible(line) + "\n"));
}
