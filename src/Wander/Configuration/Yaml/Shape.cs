using System.Collections.Immutable;
using Wander.Text;

namespace Wander.Configuration.Yaml;

/// <summary>
/// Whether a node is a text, a list or a section, as its setting asks. Nothing written is no mistake but in a list.
/// </summary>
internal static class Shape
{
    /// <summary>The text, without white space around it.</summary>
    public static YamlText? Text(YamlNode? node, string name, ProblemList problems)
    {
        switch (node)
        {
            case YamlText text:
                return text with { Value = text.Value.Trim() };
            case YamlList { Items: [YamlText only] }:
                problems.Error(node.Location, $"`{name}` is one text, not a list: "
                    + $"write {Quote.AsYaml($"{LastWord(name)}: ", only.Value)}");
                break;
            case YamlList or YamlMapping:
                problems.Error(node.Location, $"`{name}` is one text, not {NameOf(node)}: "
                    + $"write {Quote.Of($"{LastWord(name)}: …")} in one line");
                break;
        }
        return null;
    }

    /// <summary>The entries of a list.</summary>
    public static ImmutableArray<YamlNode> List(YamlNode? node, string name, ProblemList problems)
    {
        if (node is YamlList list)
            return list.Items;
        if (node is YamlText text)
            problems.Error(node.Location, $"`{name}` is a list: "
                + $"write each entry in its own line after a dash, {Quote.AsYaml("- ", text.Value)}");
        else if (node is YamlMapping)
            problems.Error(node.Location, $"`{name}` is a list: write each entry in its own line after a dash, `- …`");
        return [];
    }

    /// <summary>A section.</summary>
    public static YamlMapping? Mapping(YamlNode? node, string name, ProblemList problems)
    {
        if (node is YamlText or YamlList)
            problems.Error(node.Location, $"`{name}` is a section, not {NameOf(node)}: "
                + "write its settings below it, indented, like `  every: 6h`");
        return node as YamlMapping;
    }

    /// <summary>An entry of a list that is to be a text.</summary>
    public static YamlText? Entry(YamlNode item, string name, ProblemList problems)
    {
        if (item is YamlText text)
            return text with { Value = text.Value.Trim() };
        if (item is YamlNothing)
            problems.Error(item.Location, $"an entry of `{name}` is empty: write it, or remove its dash");
        else if (item is not YamlMistake)
            problems.Error(item.Location, $"an entry of `{name}` is one text, not {NameOf(item)}: "
                + "write one entry in each line, after a dash");
        return null;
    }

    private static string NameOf(YamlNode node) => node switch
    {
        YamlList => "a list",
        YamlMapping => "a section",
        _ => "a text",
    };

    private static string LastWord(string name) => name[(name.LastIndexOf('.') + 1)..];
}
