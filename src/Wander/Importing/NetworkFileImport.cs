using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Wander.Configuration;
using Wander.Protocol;
using Wander.Text;

namespace Wander.Importing;

/// <summary>
/// Reads a network's own list, ours or another's (<c>network.json</c>, <c>wcn.json</c>), as a list of neighbours. A stranger may
/// have written it: it is read once from front to end, and of what it does not need nothing is kept.
/// </summary>
internal static class NetworkFileImport
{
    private const string DateFormat = "yyyy-MM-dd HH:mm:ss zzz";

    private const string WhatItIs =
        $$"""this is no list of a network: it has no `"consoles": {"https://…": …}`: {{ImportKinds.WhatCanBe}}""";

    private static readonly JsonReaderOptions Format = new() { MaxDepth = 16 };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the file's bytes, which may be any.</summary>
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
            return ImportReading.Nothing(content.Name, e.LineNumber is { } line
                ? $"this is no JSON, or nested too deep: line {line + 1}, byte {e.BytePositionInLine + 1}"
                : "this is no JSON");
        }
        return found.HasList ? found.ToReading(content.Name) : ImportReading.Nothing(content.Name, WhatItIs);
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
        while (json.Read()) // to the end: what follows is no JSON either, or belongs to another shape
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

    // Escapes can make half a character, and bytes can be none.
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
        private readonly HashSet<ConsoleAddress> _known = new(ConsoleAddress.SchemeAside);
        private readonly Problem _notWeb = new(), _again = new();
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
                problems.Error(SourceLocation.Whole(name),
                    $"{_notWeb.Count} left out, which are no addresses of the web (only http and https are): {_notWeb}");
            if (_again.Count > 0)
                problems.Warning(SourceLocation.Whole(name),
                    $"{_again.Count} left out, which are there before, maybe written in another way: {_again}");
            var document = new ImportedDocument
            {
                Source = _date is null ? name : $"{name} of {_date}",
                Consoles = new ImportedList<ConsoleAddress>(0, _consoles.ToImmutable()),
            };
            return new ImportReading(document, problems.InOrder(name));
        }
    }

    // Told once, however many there are.
    private sealed class Problem
    {
        private string _first = "";

        public int Count { get; private set; }

        public void Add(string text) => _first = Count++ == 0 ? text : _first;

        public override string ToString() => Quote.Of(_first) + (Count > 1 ? " and others" : "");
    }
}
