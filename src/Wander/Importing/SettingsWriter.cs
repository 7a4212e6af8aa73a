using System.Collections.Immutable;
using System.Text;
using Wander.Configuration.Yaml;
using Wander.Protocol;
using Wander.Text;

namespace Wander.Importing;

/// <summary>
/// Writes a whole <c>wander.yaml</c> of what was imported, each list with the place that it comes from. Nothing in it can end its
/// line: read as settings it is what was imported, whatever that is.
/// </summary>
internal sealed class SettingsWriter
{
    private readonly StringBuilder _text = new();
    private readonly string _source;

    private SettingsWriter(string source) => _source = Quote.Visible(source);

    /// <summary>The text of the file; longer than a settings file may be where there is too much in it.</summary>
    public static string Write(ImportedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var writer = new SettingsWriter(document.Source);
        writer.WriteAll(document);
        return writer._text.ToString();
    }

    private void WriteAll(ImportedDocument document)
    {
        Line($"# Imported from {_source}");
        Line("# Save this as wander.yaml; `wander check` then says what there is to mend.");
        Line("");
        Line("# title: A console on my website");
        Line(document.Url is { } url
            ? $"url: {YamlScalar.Of(url.Value)}"
            : "# url: https://example.com/wander/    # write your console's public address here");

        Write("consoles", document.Consoles, Console, absent: "neighbours, like https://susam.net/wander/");
        Write("pages", document.Pages, Page, absent: "what you recommend, like https://example.com/");
        Write("ignore", document.Ignore, Pattern);
        Write("styles", document.Styles, Asset, remark: RemarkOn(document.Styles));
        Write("scripts", document.Scripts, Asset, remark: RemarkOn(document.Scripts));
        if (document.Referral is not { } referral)
            return;
        Line("");
        Line($"referral: {referral.ToString().ToLowerInvariant()}");
    }

    private void Write<T>(
        string key, ImportedList<T>? list, Func<T, ImmutableArray<string>> linesOf, string remark = "", string? absent = null)
    {
        if (list is null)
        {
            if (absent is not null)
                Line($"\n{key}: []    # {absent}");
            return;
        }
        Line($"\n# from {_source}{(list.Line > 0 ? $", line {list.Line}" : "")}{remark}");
        Line(list.Entries.IsEmpty ? $"{key}: []" : $"{key}:");
        foreach (var lines in list.Entries.Select(linesOf))
        {
            Line($"  - {lines[0]}");
            foreach (var next in lines[1..])
                Line($"    {next}");
        }
    }

    private void Line(string text) => _text.Append(text).Append('\n');

    private static ImmutableArray<string> Console(ConsoleAddress console) => [YamlScalar.Of(console.Value)];

    private static ImmutableArray<string> Page(ImportedPage page) => page.Note is null
        ? [YamlScalar.Of(page.Address.Value)]
        : [$"url: {YamlScalar.Of(page.Address.Value)}", $"note: {YamlScalar.Of(page.Note)}"];

    private static ImmutableArray<string> Pattern(ImportedPattern pattern) =>
        [YamlScalar.Of(pattern.Text) + (pattern.Original is null ? "" : $"    {YamlScalar.Comment($"was {pattern.Original}")}")];

    private static ImmutableArray<string> Asset(string name) => [YamlScalar.Of(name)];

    private static string RemarkOn(ImportedList<string>? assets) =>
        assets?.Entries.All(asset => asset.StartsWith("https:", StringComparison.Ordinal)) is false
            ? ": put those without https:// into the folder public/ beside this file"
            : "";
}
