using System.Collections.Immutable;
using System.Text;
using Wander.Configuration.Yaml;
using Wander.Protocol;
using Wander.Text;

namespace Wander.Importing;

/// <summary>
/// Writes a complete <c>wander.yaml</c> from imported lists, each with its source in a comment. All values are escaped, so that
/// reading the file returns exactly the imported entries.
/// </summary>
internal sealed class SettingsWriter
{
    private readonly StringBuilder _text = new();
    private readonly string _source;

    private SettingsWriter(string source) => _source = Quote.Visible(source);

    /// <summary>Returns the text of the file. It can exceed the maximum size of a settings file.</summary>
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
        Line("# Save this file as wander.yaml, then run `wander check` to find problems.");
        Line("");
        Line("# title: A console on my website");
        Line(document.Url is { } url
            ? $"url: {YamlScalar.Of(url.Value)}"
            : "# url: https://example.com/wander/    # set this to the public address of your console");

        Write("consoles", document.Consoles, Console, absent: "neighbours, for example https://susam.net/wander/");
        Write("pages", document.Pages, Page, absent: "pages that you recommend, for example https://example.com/");
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
        Line($"\n# From {_source}{(list.Line > 0 ? $", line {list.Line}" : "")}{remark}");
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
            ? ". Copy the files without https:// to the folder public/ next to this file."
            : "";
}
