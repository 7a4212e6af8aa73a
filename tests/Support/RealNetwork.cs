using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Wander.Testing;

/// <summary>The real network of May 2026, with typical faults, from <c>tests/Support/network</c>.</summary>
public sealed class RealNetwork
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "network");

    private RealNetwork(Dictionary<string, string[]> consoles, Dictionary<string, string[]> pages)
    {
        Consoles = consoles;
        Pages = pages;
    }

    /// <summary>The consoles, each with the consoles that list it.</summary>
    public IReadOnlyDictionary<string, string[]> Consoles { get; }

    /// <summary>The pages, each with the consoles that recommend it.</summary>
    public IReadOnlyDictionary<string, string[]> Pages { get; }

    public static RealNetwork Read()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "wcn-2026-05-15.json")));
        return new RealNetwork(Entries("consoles"), Entries("pages"));

        Dictionary<string, string[]> Entries(string name) => file.RootElement.GetProperty(name).EnumerateObject().ToDictionary(
            entry => entry.Name,
            entry => entry.Value.GetProperty("referrers").EnumerateArray().Select(url => url.GetString()!).ToArray(),
            StringComparer.Ordinal);
    }

    /// <summary>Serves all consoles and pages on the replayed network.</summary>
    /// <param name="network">The replayed network.</param>
    /// <param name="withFaults">True to replace some responses by the faults of <c>faults.json</c>.</param>
    public void Serve(ReplayedNetwork network, bool withFaults)
    {
        // A page gives the same response with any query, including `via`.
        foreach (var page in Pages.Keys)
        {
            var host = new Uri(page).IdnHost;
            network.Answer(
                new Uri(page).GetLeftPart(UriPartial.Path),
                Replies.Html($"<!doctype html><html lang=en><title>{host}</title><h1>{host}</h1>"));
        }
        foreach (var console in Consoles.Keys)
        {
            network.Answer(console, Replies.Html("<!doctype html><title>Wander Console</title>"));
            network.AnswerConsole(console, Listed(Consoles, console), Listed(Pages, console));
        }
        if (!withFaults)
            return;
        foreach (var fault in JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "faults.json")))!.AsArray())
            network.AnswerBelow(AddressOf(fault!), ReplyOf(fault!));
    }

    /// <summary>The hosts of all consoles and pages.</summary>
    public IEnumerable<string> Hosts =>
        Consoles.Keys.Concat(Pages.Keys).Select(url => new Uri(url).IdnHost).Distinct(StringComparer.Ordinal);

    private static string[] Listed(IReadOnlyDictionary<string, string[]> entries, string console) =>
        [.. entries.Where(entry => entry.Value.Contains(console)).Select(entry => entry.Key)];

    private static string AddressOf(JsonNode fault) => (string)fault["url"]!;

    private static RequestDelegate ReplyOf(JsonNode fault)
    {
        var type = (string?)fault["type"] ?? "text/html";
        if (fault["hang"] is not null)
            return Replies.Hang();
        if (fault["reset"] is not null)
            return Replies.Reset();
        if (fault["endless"] is not null)
            return Replies.Endless(type);
        if (fault["drip"] is not null)
            return Replies.Drip(type);
        if ((string?)fault["redirectTo"] is { } location)
            return Replies.Redirect(location);
        var html = Replies.Html(
            (string?)fault["body"] ?? $"<!doctype html><title>A page</title><h1>{new Uri(AddressOf(fault)).IdnHost}</h1>");
        return context =>
        {
            if (fault["onlyWithQuery"] is not null && !context.Request.QueryString.HasValue)
                return html(context);
            foreach (var (name, value) in fault["headers"]?.AsObject() ?? [])
                context.Response.Headers.Append(name, (string?)value);
            var status = (int?)fault["status"] ?? 200;
            return status == 200 ? html(context) : Replies.Status(status)(context);
        };
    }
}
