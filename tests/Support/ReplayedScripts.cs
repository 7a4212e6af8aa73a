using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wander.Testing;

/// <summary>
/// Writes <c>wander.js</c> scripts in the various styles of real consoles. The style depends on the address of the console.
/// </summary>
public static class ReplayedScripts
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(string console, string[] consoles, string[] pages) => (console.Sum(c => c) % 7) switch
    {
        0 => $"const wander = {Literal(consoles, pages, '\'')}\n",
        1 => $"window.wander = {Literal(consoles, pages, '\'')}\n",
        2 => $"// my console\nvar wander = {Literal(consoles, pages, '"')};\n",
        3 => $"/* neighbours first */\nlet wander = {Literal(consoles, pages, '`')};\n",
        4 => $"const wander={JsonSerializer.Serialize(new { consoles, pages, ignore = Array.Empty<string>() }, Json)}",
        5 => $"globalThis.wander = {Literal(consoles, pages, '\'')}\nconsole.log('hello')\n",
        _ =>
            $"const friends = {List(consoles, '\'')}\nconst wander = {{\n  consoles: friends,\n  pages: "
            + $"{JsonSerializer.Serialize(pages, Json)},\n}}\n",
    };

    private static string Literal(string[] consoles, string[] pages, char quote) =>
        $"{{\n  // consoles\n  consoles: {List(consoles, quote)},\n  // pages\n  pages: {List(pages, quote)},\n}}";

    private static string List(string[] addresses, char quote) =>
        $"[\n{string.Concat(addresses.Select(address => $"    {quote}{address}{quote},\n"))}  ]";
}
