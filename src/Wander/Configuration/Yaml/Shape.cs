using System.Collections.Immutable;
using Wander.Text;

namespace Wander.Configuration.Yaml;

/// <summary>
/// Checks that a node is text, a list or a section, as its setting requires, and reports any other node. A missing value is a
/// mistake only in a list.
/// </summary>
internal static class Shape
{
    /// <summary>Returns the text without white space around it; null for any other node.</summary>
    public static YamlText? Text(YamlNode? node, string name, ProblemList problems)
    {
        switch (node)
        {
            case YamlText text:
                return text with { Value = text.Value.Trim() };
            case YamlList { Items: [YamlText only] }:
                problems.Error(node.Location, $"`{name}` must be text, not a list. "
                    + $"Write {Quote.AsYaml($"{LastWord(name)}: ", only.Value)}.");
                break;
            case YamlList or YamlMapping:
                problems.Error(node.Location, $"`{name}` must be text, not {NameOf(node)}. "
                    + $"Write {Quote.Of($"{LastWord(name)}: …")} on one line.");
                break;
        }
        return null;
    }

    /// <summary>Returns the entries of a list; none for any other node.</summary>
    public static ImmutableArray<YamlNode> List(YamlNode? node, string name, ProblemList problems)
    {
        if (node is YamlList list)
            return list.Items;
        var advice = "Write each entry on its own line after a dash and a space: ";
        if (node is YamlText { Dash: { IsFirstInLine: true } dash })
            problems.Error(dash.Location, dash.Message);
        else if (node is YamlText { Dash: { } misplaced })
            problems.Error(node.Location, $"`{name}` must be a list. {advice}{misplaced.Correction}.");
        else if (node is YamlText text)
            problems.Error(node.Location, $"`{name}` must be a list. {advice}{Quote.AsYaml("- ", text.Value)}.");
        else if (node is YamlMapping)
            problems.Error(node.Location, $"`{name}` must be a list. {advice}`- …`.");
        return [];
    }

    /// <summary>Returns a section; null for any other node.</summary>
    public static YamlMapping? Mapping(YamlNode? node, string name, ProblemList problems)
    {
        if (node is YamlText or YamlList)
            problems.Error(node.Location, $"`{name}` must be a section, not {NameOf(node)}. "
                + "Write its settings below it, indented, like `  every: 6h`.");
        return node as YamlMapping;
    }

    /// <summary>Returns an entry of a list that must be text; null for any other node.</summary>
    public static YamlText? Entry(YamlNode item, string name, ProblemList problems)
    {
        if (item is YamlText text)
            return text with { Value = text.Value.Trim() };
        if (item is YamlNothing)
            problems.Error(item.Location, $"An entry of `{name}` is empty. Write a value after its dash, or remove the dash.");
        else if (item is not YamlMistake)
            problems.Error(item.Location, $"An entry of `{name}` must be text, not {NameOf(item)}. "
                + "Write one entry per line, after a dash and a space.");
        return null;
    }

    private static string NameOf(YamlNode node) => node switch
    {
        YamlList => "a list",
        YamlMapping => "a section",
        _ => "text",
    };

    private static string LastWord(string name) => name[(name.LastIndexOf('.') + 1)..];
}
