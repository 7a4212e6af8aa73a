using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Wander.Configuration;
using Wander.Protocol;
using Wander.Text;

namespace Wander.Importing;

/// <summary>
/// Reads the consoles of a network file (<c>network.json</c>, <c>wcn.json</c>) as a list of neighbours. The file is not trusted:
/// it is read once from beginning to end, and properties that are not needed are skipped without being kept.
/// </summary>
internal static class NetworkFileImport
{
    private const string DateFormat = "yyyy-MM-dd HH:mm:ss zzz";

    private const string NoConsoles =
        $$"""This is not a network file, because it has no `"consoles": {"https://…": …}`. {{ImportKinds.Remedy}}""";

    private static readonly JsonReaderOptions Format = new() { MaxDepth = 16 };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a file, which can contain any bytes.</summary>
    public static ImportReading Read(ImportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var bytes = content.Bytes.Span;
        var found = new Found();
        try
        {
            var json = new Utf8JsonReader(bytes.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes, Format);
            ReadFile(ref json, found);
        }
        catch (JsonException e)
        {
            return ImportReading.Failed(content.Name, e.LineNumber is { } line
                ? $"The file is not valid JSON, or is nested too deeply (line {line + 1}, byte {e.BytePositionInLine + 1})."
                : "The file is not valid JSON.");
        }
        return found.HasList ? found.ToReading(content.Name) : ImportReading.Failed(content.Name, NoConsoles);
    }

    private static void ReadFile(ref Utf8JsonReader json, Found found)
    {
        json.Read();
        var isObject = json.TokenType is JsonTokenType.StartObject;
        while (json.Read() && json.TokenType is not JsonTokenType.EndObject && isObject)
        {
            var name = TextOf(json);
            json.Read();
            if (name == "consoles" && json.TokenType is JsonTokenType.StartObject)
                ReadConsoles(ref json, found);
            else if (name == "date" && json.TokenType is JsonTokenType.String)
                found.SetDate(TextOf(json));
            else
                json.Skip();
        }
        while (json.Read()) // to the end, so that invalid JSON is reported wherever it is
        {
        }
    }

    private static void ReadConsoles(ref Utf8JsonReader json, Found found)
    {
        found.HasList = true;
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            found.Add(TextOf(json));
            json.Read();
            json.Skip();
        }
    }

    // GetString throws for lone surrogates and for invalid UTF-8.
    private static string? TextOf(Utf8JsonReader json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private sealed class Found
    {
        private readonly ImmutableArray<ConsoleAddress>.Builder _consoles = ImmutableArray.CreateBuilder<ConsoleAddress>();
        private readonly HashSet<ConsoleAddress> _known = new(ConsoleAddress.IgnoringScheme);
        private readonly Entries _notWeb = new(), _again = new();
        private string? _date;

        public bool HasList { get; set; }

        public void SetDate(string? text) =>
            _date = DateTimeOffset.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? text : null;

        public void Add(string? text)
        {
            if (!ConsoleAddress.TryParse(text, out var address))
                _notWeb.Add(text ?? "");
            else if (_known.Add(address))
                _consoles.Add(address);
            else
                _again.Add(text ?? "");
        }

        public ImportReading ToReading(string name)
        {
            var problems = new ProblemList();
            if (_notWeb.Count > 0)
            {
                problems.Error(
                    SourceLocation.Whole(name),
                    _notWeb.Count == 1
                        ? $"Left out: {_notWeb}, which is not an http or https address."
                        : $"Left out: {_notWeb.Count} entries that are not http or https addresses, for example {_notWeb}.");
            }
            if (_again.Count > 0)
            {
                problems.Warning(
                    SourceLocation.Whole(name),
                    _again.Count == 1
                        ? $"Left out: {_again}, which is a duplicate."
                        : $"Left out: {_again.Count} duplicates, for example {_again}.");
            }
            var document = new ImportedDocument
            {
                Source = _date is null ? name : $"{name}, dated {_date}",
                Consoles = new ImportedList<ConsoleAddress>(0, _consoles.ToImmutable()),
            };
            return new ImportReading(document, problems.InOrder(name));
        }
    }

    // Entries with the same problem, which are reported together.
    private sealed class Entries
    {
        private string _first = "";

        public int Count { get; private set; }

        public void Add(string text) => _first = Count++ == 0 ? text : _first;

        public override string ToString() => Quote.Of(_first);
    }
}
