using System.Text.Encodings.Web;
using System.Text.Json;
using Wander.Configuration;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.State;
using Wander.Web.Localization;

namespace Wander.Exporting;

/// <summary>
/// <c>pool.json</c>: the pool from which the browser picks pages in a static export, and the reasons why other known pages are
/// not shown. <c>wwwroot/static/pool.js</c> reads it. It contains arrays instead of objects, because there are thousands of each.
/// </summary>
/// <param name="moment">The network.</param>
/// <param name="settings">The address of this console, and the policy for the <c>via</c> parameter.</param>
/// <param name="texts">The interface texts in the language of the export.</param>
internal sealed class PoolFile(NetworkMoment moment, WanderSettings settings, InterfaceTexts texts)
{
    private const int PartLength = 16 * 1024;

    // The file is never part of an HTML page.
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly NetworkSnapshot _network = moment.Network;

    /// <summary>Writes the file.</summary>
    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(stream, Format);
        json.WriteStartObject();
        WriteWords(json);
        json.WriteString("origin", settings.Url.Origin);
        json.WriteString("via", settings.Via);
        var shown = Shown(_network);
        json.WriteStartArray("consoles");
        var pools = _network.Pool.Entries.ToDictionary(entry => entry.Console, entry => entry.Pages);
        foreach (var console in _network.Consoles)
        {
            Write(json, console, pools.TryGetValue(console.Index, out var pages) ? pages.Select(page => shown[page]) : []);
            await SendAsync(json, cancellationToken);
        }
        json.WriteEndArray();
        await WritePagesAsync(json, "pages", page => IsShown(page), WriteShown, cancellationToken);
        await WritePagesAsync(json, "refused", page => !IsShown(page), WriteRefused, cancellationToken);
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }

    // For each page, its index among the pages that can be shown; -1 for other pages.
    private static int[] Shown(NetworkSnapshot network)
    {
        var places = new int[network.Pages.Count];
        var next = 0;
        for (var index = 0; index < places.Length; index++)
            places[index] = IsShown(network.Pages[index]) ? next++ : -1;
        return places;
    }

    private static bool IsShown(NetworkPage page) => page.Verdict is Verdict.Embeddable or Verdict.Unchecked;

    // The address of the console, the index of the console that lists it, and the indexes of its pages that can be picked.
    private static void Write(Utf8JsonWriter json, NetworkConsole console, IEnumerable<int> pages)
    {
        json.WriteStartArray();
        json.WriteStringValue(console.Address.Value);
        json.WriteNumberValue(console.FoundThrough);
        json.WriteStartArray();
        foreach (var page in pages)
            json.WriteNumberValue(page);
        json.WriteEndArray();
        json.WriteEndArray();
    }

    private async Task WritePagesAsync(
        Utf8JsonWriter json,
        string name,
        Func<NetworkPage, bool> isWanted,
        Action<Utf8JsonWriter, NetworkPage> write,
        CancellationToken cancellationToken)
    {
        json.WriteStartArray(name);
        foreach (var page in _network.Pages.Where(isWanted))
        {
            json.WriteStartArray();
            json.WriteStringValue(page.Address.Id.ToString());
            json.WriteStringValue(page.Address.Value);
            write(json, page);
            json.WriteEndArray();
            await SendAsync(json, cancellationToken);
        }
        json.WriteEndArray();
    }

    // The title, the language, the index of the nearest referrer, the number of referrers, and an object with unusual values.
    private void WriteShown(Utf8JsonWriter json, NetworkPage page)
    {
        json.WriteStringValue(page.Check.Title);
        json.WriteStringValue(page.Language);
        json.WriteNumberValue(_network.NearestRecommender(page).Index);
        json.WriteNumberValue(page.Recommenders.Count);
        var isRedirected = page.Check.Final is { } final && final.Origin != page.Address.Origin;
        if (page.Note is null && page.Check is { LoadedAs: null, IsPlain: false } && !isRedirected)
            return;
        json.WriteStartObject();
        if (page.Note is not null)
            json.WriteString("note", page.Note);
        if (page.Check.LoadedAs is { } loaded)
            json.WriteString("loaded", loaded.Value);
        if (page.Check.IsPlain)
            json.WriteBoolean("plain", value: true);
        if (isRedirected)
            json.WriteString("final", page.Check.Final!.Origin);
        json.WriteEndObject();
    }

    // The message for the visitor.
    private void WriteRefused(Utf8JsonWriter json, NetworkPage page) => json.WriteStringValue(texts.WhyNotShown(page.Check));

    private void WriteWords(Utf8JsonWriter json)
    {
        json.WriteStartObject("words");
        json.WriteString("unknownPage", texts["UnknownPage"]);
        json.WriteString("noLanguage", texts["NoLanguage"]);
        json.WriteString("nobodyRecommends", texts["NobodyRecommends"]);
        json.WriteString("nothing", texts.NothingToRecommend(_network, language: null));
        json.WriteString("nothingInLanguage", texts["NothingInLanguage"]);
        json.WriteEndObject();
    }

    private static Task SendAsync(Utf8JsonWriter json, CancellationToken cancellationToken) =>
        json.BytesPending >= PartLength ? json.FlushAsync(cancellationToken) : Task.CompletedTask;
}
